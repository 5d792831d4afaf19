package io.sealport.server.watch;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** All figures as Prometheus reads them, the Java machine's too. Made when first asked for. */
@Singleton
public final class Exposition {

  private final Figures figures;
  private final ExpositionFormats formats = ExpositionFormats.init();

  Exposition(Figures figures, Readings readings) {
    this.figures = figures;
    figures.registry().register((MultiCollector) () -> readings.values().snapshots());
    JvmMetrics.builder().register(figures.registry());
  }

  /**
   * The figures of now.
   *
   * @param mediaType of the text, as the reader must know it
   */
  public record Text(byte[] body, String mediaType) {}

  /** Writes the figures in the format that a reader's Accept header asks for, else in the plain. */
  public synchronized Text write(@Nullable String accept) {
    ExpositionFormatWriter writer = formats.findWriter(accept);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(out, figures.registry().scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Text(out.toByteArray(), writer.getContentType());
  }
}
