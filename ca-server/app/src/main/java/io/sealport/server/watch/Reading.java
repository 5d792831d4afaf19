package io.sealport.server.watch;

/**
 * Says how much there is of something now; one class each, in whatever room knows it. A bean of
 * this type is asked whenever somebody asks for the figures.
 */
public interface Reading {

  /** What it is called where it could not be read. */
  String name();

  /**
   * Whether it asks the database. Then it is read beside the answer, at most once a minute and for
   * at most a hundredth of the time, and an answer has what was read last.
   */
  boolean isStored();

  /** Says all values; those of labels that are gone are left out. */
  void read(Sheet sheet);

  /** Takes the values. */
  @FunctionalInterface
  interface Sheet {

    /** The value of a figure of the kind that is read, with its labels in the figure's order. */
    void set(Figure figure, double value, String... labels);
  }
}
