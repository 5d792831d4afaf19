package io.sealport.server;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** The classes of a module, and not those of its tests. */
final class Compiled {

  private Compiled() {}

  /** Every class in the folder or jar that this one was loaded from. */
  static JavaClasses beside(Class<?> one) {
    try {
      Path place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return new ClassFileImporter().importPath(place);
      }
      try (JarFile jar = new JarFile(place.toFile())) {
        return new ClassFileImporter().importJar(jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
