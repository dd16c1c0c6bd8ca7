package io.trailhound.enrichment.identity.chain;

/**
 * One step of a chain: who took which role.
 *
 * @param principal the stable key of the caller
 * @param name the caller's name for reading
 * @param role the role's ARN; of other sessions the session's ARN
 * @param session the stable key of the session that the step made
 * @param account the account that the session is in
 * @param time when, in milliseconds since 1970
 * @param eventId the record that tells of it
 * @param kind how
 */
public record Hop(
    String principal,
    String name,
    String role,
    String session,
    String account,
    long time,
    String eventId,
    IssueKind kind) {

  static Hop of(Issue issue) {
    return new Hop(
        issue.caller().key(),
        issue.caller().name(),
        issue.role().isEmpty() ? issue.session().key() : issue.role(),
        issue.session().key(),
        issue.account(),
        issue.time(),
        issue.eventId(),
        issue.kind());
  }
}
