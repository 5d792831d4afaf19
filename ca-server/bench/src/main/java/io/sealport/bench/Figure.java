package io.sealport.bench;

/**
 * One line of the table.
 *
 * @param work what was done
 * @param unit of both sides, such as {@code /s}
 * @param ours what Sealport reached in each round
 * @param reference what the reference reached in the same rounds
 * @param against what the reference is
 * @param wanted what it should come to one day
 * @param note what else was seen
 */
record Figure(
    String work,
    String unit,
    Samples ours,
    Samples reference,
    String against,
    Wanted wanted,
    String note) {

  /** What is wanted of a figure. */
  record Wanted(Of of, double value) {

    private enum Of {
      RATIO_AT_LEAST,
      RATIO_AT_MOST,
      OURS_AT_MOST
    }

    /** Of a rate. */
    static Wanted ratioAtLeast(double value) {
      return new Wanted(Of.RATIO_AT_LEAST, value);
    }

    /** Of a time or a size. */
    static Wanted ratioAtMost(double value) {
      return new Wanted(Of.RATIO_AT_MOST, value);
    }

    /** In the figure's unit, whatever the reference needs. */
    static Wanted atMost(double value) {
      return new Wanted(Of.OURS_AT_MOST, value);
    }
  }

  /** Round by round. */
  Samples ratios() {
    return ours.dividedBy(reference);
  }

  boolean isMet() {
    return switch (wanted.of()) {
      case RATIO_AT_LEAST -> ratios().median() >= wanted.value();
      case RATIO_AT_MOST -> ratios().median() <= wanted.value();
      case OURS_AT_MOST -> ours.median() <= wanted.value();
    };
  }

  /** What is wanted, in words. */
  String goal() {
    String value = Report.number(wanted.value());
    return switch (wanted.of()) {
      case RATIO_AT_LEAST -> ">= " + value;
      case RATIO_AT_MOST -> "<= " + value;
      case OURS_AT_MOST -> "<= " + value + " " + unit;
    };
  }
}
