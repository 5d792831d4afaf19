package io.sealport.server.watch;

import jakarta.inject.Singleton;

/** How the server is, as figures. */
@Singleton
class HealthReading implements Reading {

  private final Examination examination;

  HealthReading(Examination examination) {
    this.examination = examination;
  }

  @Override
  public String name() {
    return "health";
  }

  /** It limits itself, and must be of now. */
  @Override
  public boolean isStored() {
    return false;
  }

  @Override
  public void read(Sheet sheet) {
    for (Report.Part part : examination.report().parts()) {
      sheet.set(Figure.HEALTH, part.condition().state().figure(), part.id());
    }
  }
}
