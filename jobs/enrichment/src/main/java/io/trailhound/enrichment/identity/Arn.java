package io.trailhound.enrichment.identity;

import java.util.Optional;

/**
 * An Amazon Resource Name of IAM or STS. Source: IAM user guide, "IAM identifiers".
 *
 * @param partition {@code aws}, {@code aws-cn}, ...
 * @param service {@code iam} or {@code sts}, as a rule
 * @param account the account id, empty for none
 * @param resource what follows, as {@code user/team/alice}
 */
public record Arn(String partition, String service, String account, String resource) {

  /** Takes an ARN apart; empty for a text that is none. */
  public static Optional<Arn> parse(String text) {
    String[] parts = text.split(":", 6);
    return parts.length == 6 && parts[0].equals("arn") && !parts[5].isEmpty()
        ? Optional.of(new Arn(parts[1], parts[2], parts[4], parts[5]))
        : Optional.empty();
  }

  /** The kind of resource: {@code user} of {@code user/alice}, {@code root} of {@code root}. */
  public String type() {
    int slash = resource.indexOf('/');
    return slash < 0 ? resource : resource.substring(0, slash);
  }

  /** The name without kind and path: {@code alice}, of a session the session's name. */
  public String name() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  /** The role's name of {@code assumed-role/name/session}; empty for another resource. */
  public String assumedRole() {
    String[] parts = resource.split("/", -1);
    return parts.length == 3 && parts[0].equals("assumed-role") ? parts[1] : "";
  }

  /** The ARN of a session of a role: its path is not part of it. */
  public static String session(String partition, String account, String role, String session) {
    return "arn:" + partition + ":sts::" + account + ":assumed-role/" + role + "/" + session;
  }
}
