package io.trailhound.events;

import org.jspecify.annotations.Nullable;

/**
 * Which logs an event comes from. The name is ECS's {@code event.dataset} and the archive's folder;
 * the code is what is written where events cross the network, and never changes.
 */
public enum Dataset {
  /** A CloudTrail record. */
  CLOUDTRAIL(0, "aws.cloudtrail", "cloudtrail"),
  /** OpenSSH's daemon, with what PAM says in its name. */
  SSHD(1, "linux.sshd"),
  /** sudo. */
  SUDO(2, "linux.sudo"),
  /** What else writes to the log of authentication: su, login, PAM, account tools. */
  AUTH(3, "linux.auth"),
  /** cron. */
  CRON(4, "linux.cron"),
  /** Any other line of syslog. */
  SYSLOG(5, "linux.syslog"),
  /** The audit daemon. */
  AUDITD(6, "linux.auditd"),
  /** VPC flow logs. */
  VPCFLOW(7, "aws.vpcflow"),
  /** Access logs of web servers. */
  ACCESS(8, "web.access"),
  /** Metrics of the CloudWatch agent and of the embedded metric format. */
  METRICS(9, "aws.cloudwatch_metrics"),
  /** A log line that is a JSON object of no form known here. */
  JSON(10, "json"),
  /** A log line of no form known here: kept as it is. */
  PLAIN(11, "plain");

  private static final Dataset[] ALL = values();

  private final int code;
  private final String id;
  private final String folder;

  Dataset(int code, String id) {
    this(code, id, id);
  }

  Dataset(int code, String id, String folder) {
    this.code = code;
    this.id = id;
    this.folder = folder;
  }

  /** The number in what is written, below 32. */
  public int code() {
    return code;
  }

  /** ECS's {@code event.dataset}. */
  public String id() {
    return id;
  }

  /** The archive's folder, {@code dataset=} before it. */
  public String folder() {
    return folder;
  }

  /** The dataset of a code. */
  public static Dataset ofCode(int code) {
    return ALL[code];
  }

  /** The dataset of an {@code event.dataset}, or null. */
  public static @Nullable Dataset ofId(String id) {
    for (Dataset dataset : ALL) {
      if (dataset.id.equals(id)) {
        return dataset;
      }
    }
    return null;
  }
}
