package io.trailhound.pipeline.pull;

/** What can be pulled; each becomes one file. */
public enum Part {
  /** The credential report of one account: {@code credential-report-111122223333.csv}. */
  CREDENTIAL_REPORT("credential-report"),
  /** Accounts and organizational units: {@code organization.json}. */
  ORGANIZATION("organization"),
  /** Users, groups and memberships: {@code identity-center.json}. */
  IDENTITY_CENTER("identity-center");

  private final String text;

  Part(String text) {
    this.text = text;
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return text;
  }

  /** The name of its file, for what credentials of this account see. */
  String fileName(String account) {
    return switch (this) {
      case CREDENTIAL_REPORT -> text + "-" + account + ".csv";
      case ORGANIZATION, IDENTITY_CENTER -> text + ".json";
    };
  }
}
