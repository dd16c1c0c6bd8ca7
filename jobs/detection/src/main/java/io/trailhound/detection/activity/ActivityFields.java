package io.trailhound.detection.activity;

import java.util.List;

/** The fields that are counted and that not every plan has. */
public final class ActivityFields {
  static final String BYTES_IN = "additionalEventData.bytesTransferredIn";
  static final String BYTES_OUT = "additionalEventData.bytesTransferredOut";

  /** Where a sign-in's response says {@code Failure}, under the name of the call. */
  static final List<String> SIGN_IN_RESULTS =
      List.of(
          "responseElements.ConsoleLogin",
          "responseElements.SwitchRole",
          "responseElements.CheckMfa");

  /** The paths that a plan must have. */
  public static final List<String> PATHS =
      List.of(
          BYTES_IN,
          BYTES_OUT,
          SIGN_IN_RESULTS.get(0),
          SIGN_IN_RESULTS.get(1),
          SIGN_IN_RESULTS.get(2));

  private ActivityFields() {}
}
