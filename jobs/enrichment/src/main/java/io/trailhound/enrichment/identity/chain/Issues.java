package io.trailhound.enrichment.identity.chain;

import static io.trailhound.enrichment.identity.IdentityReader.text;

import io.trailhound.enrichment.identity.Arn;
import io.trailhound.enrichment.identity.IdentityPath;
import io.trailhound.enrichment.identity.IdentityReader;
import io.trailhound.enrichment.identity.IssuedPrincipals;
import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.Principals;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls that issue sessions. Source: IAM user guide, "Logging IAM and AWS STS API calls
 * with AWS CloudTrail"; AWS STS API reference. Immutable and safe to share between threads.
 */
public final class Issues {
  private static final Map<String, IssueKind> STS =
      Map.of(
          "AssumeRole", IssueKind.ASSUME_ROLE,
          "AssumeRoleWithSAML", IssueKind.ASSUME_ROLE_WITH_SAML,
          "AssumeRoleWithWebIdentity", IssueKind.ASSUME_ROLE_WITH_WEB_IDENTITY,
          "GetFederationToken", IssueKind.GET_FEDERATION_TOKEN,
          "GetSessionToken", IssueKind.GET_SESSION_TOKEN,
          "AssumeRoot", IssueKind.ASSUME_ROOT);
  private static final long LONGEST_LIFE = TimeUnit.HOURS.toMillis(36);

  private final IdentityReader fields;
  private final Principals principals;

  /**
   * For events decoded with this plan.
   *
   * @throws IllegalArgumentException if the plan lacks a path of {@code IdentityPaths.PATHS}
   */
  public Issues(FieldPlan plan) {
    fields = new IdentityReader(plan);
    principals = new Principals(plan);
  }

  /** The session that the loaded event made; empty for other calls and for those that failed. */
  public Optional<Issue> of(FieldReader reader) {
    if (text(reader, CloudTrailField.ERROR_CODE) != null) {
      return Optional.empty();
    }
    String name = text(reader, CloudTrailField.EVENT_NAME);
    String source = text(reader, CloudTrailField.EVENT_SOURCE);
    if ("signin.amazonaws.com".equals(source) && "SwitchRole".equals(name)) {
      return switched(reader);
    }
    if (!"sts.amazonaws.com".equals(source)) {
      return Optional.empty();
    }
    IssueKind kind = name == null ? null : STS.get(name);
    String key = fields.text(reader, IdentityPath.ISSUED_ACCESS_KEY_ID);
    return kind == null || key == null ? Optional.empty() : issued(reader, kind, key);
  }

  private Optional<Issue> issued(FieldReader reader, IssueKind named, String key) {
    Principal caller = principals.of(reader);
    IssueKind kind = named;
    String role = orEmpty(fields.text(reader, IdentityPath.ROLE_ARN));
    Principal session;
    String sessionId;
    switch (named) {
      case GET_SESSION_TOKEN -> {
        session = caller;
        sessionId = orEmpty(text(reader, CloudTrailField.IDENTITY_PRINCIPAL_ID));
      }
      case GET_FEDERATION_TOKEN -> {
        String arn = fields.text(reader, IdentityPath.FEDERATED_USER_ARN);
        if (arn == null) {
          return Optional.empty();
        }
        session = IssuedPrincipals.other(Form.FEDERATED_USER, arn, caller.arn());
        sessionId = orEmpty(fields.text(reader, IdentityPath.FEDERATED_USER_ID));
      }
      case ASSUME_ROOT -> {
        String target = fields.text(reader, IdentityPath.TARGET_PRINCIPAL);
        if (target == null) {
          return Optional.empty();
        }
        String arn = target.startsWith("arn:") ? target : "arn:aws:iam::" + target + ":root";
        session = IssuedPrincipals.other(Form.ROOT, arn, null);
        sessionId = "";
      }
      default -> {
        String arn = sessionArn(reader, role);
        if (arn == null) {
          return Optional.empty();
        }
        session = IssuedPrincipals.session(arn, role, sourceIdentity(reader));
        sessionId = orEmpty(fields.text(reader, IdentityPath.ASSUMED_ROLE_USER_ID));
        kind = kind(named, caller, session);
      }
    }
    long time = reader.event().time().epochMillis();
    return Optional.of(
        issue(reader, key, session, sessionId, kind, caller, time, end(reader, kind, time), role));
  }

  /** The console tells who switched, and to which session, but neither key nor lifetime. */
  private Optional<Issue> switched(FieldReader reader) {
    String from = fields.text(reader, IdentityPath.SWITCH_FROM);
    Principal session = principals.of(reader);
    if (from == null
        || session.form() != Form.ASSUMED_ROLE
        || !"Success".equals(fields.text(reader, IdentityPath.SWITCH_ROLE_RESULT))) {
      return Optional.empty();
    }
    long time = reader.event().time().epochMillis();
    String role = session.issuer() == null ? "" : session.issuer();
    Issue issue =
        new Issue(
            "",
            session,
            orEmpty(text(reader, CloudTrailField.IDENTITY_PRINCIPAL_ID)),
            IssueKind.SWITCH_ROLE,
            IssuedPrincipals.ofArn(from),
            new SessionRef("", "", from, 0),
            time,
            time + IssueKind.SWITCH_ROLE.defaultMillis(),
            orEmpty(text(reader, CloudTrailField.EVENT_ID)),
            session.account() == null ? "" : session.account(),
            orEmpty(text(reader, CloudTrailField.AWS_REGION)),
            role,
            session.sourceIdentity(),
            List.of());
    return Optional.of(issue);
  }

  private Issue issue(
      FieldReader reader,
      String key,
      Principal session,
      String sessionId,
      IssueKind kind,
      Principal caller,
      long time,
      long end,
      String role) {
    return new Issue(
        key,
        session,
        sessionId,
        kind,
        caller,
        SessionRef.of(reader),
        time,
        end,
        orEmpty(text(reader, CloudTrailField.EVENT_ID)),
        session.account() == null ? "" : session.account(),
        orEmpty(text(reader, CloudTrailField.AWS_REGION)),
        role,
        sourceIdentity(reader),
        tags(reader));
  }

  private static IssueKind kind(IssueKind named, Principal caller, Principal session) {
    if (named != IssueKind.ASSUME_ROLE || caller.form() != Form.AWS_SERVICE) {
      return named;
    }
    // The workload that the session's name shows is an instance's id.
    boolean instance =
        caller.name().equals("ec2.amazonaws.com")
            && session.workload() != null
            && session.workload().startsWith("i-");
    return instance ? IssueKind.INSTANCE_PROFILE : IssueKind.SERVICE;
  }

  /** The session's ARN as the response has it, or as request and role make it. */
  private @Nullable String sessionArn(FieldReader reader, String role) {
    String arn = fields.text(reader, IdentityPath.ASSUMED_ROLE_USER_ARN);
    String name = fields.text(reader, IdentityPath.ROLE_SESSION_NAME);
    Arn parsed = Arn.parse(role).orElse(null);
    if (arn != null || name == null || parsed == null) {
      return arn;
    }
    return Arn.session(parsed.partition(), parsed.account(), parsed.name(), name);
  }

  private @Nullable String sourceIdentity(FieldReader reader) {
    for (IdentityPath path :
        List.of(
            IdentityPath.GRANTED_SOURCE_IDENTITY,
            IdentityPath.REQUESTED_SOURCE_IDENTITY,
            IdentityPath.SOURCE_IDENTITY)) {
      String text = fields.text(reader, path);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private List<String> tags(FieldReader reader) {
    List<String> transitive = fields.texts(reader, IdentityPath.TRANSITIVE_TAG_KEYS);
    if (transitive.isEmpty()) {
      return List.of();
    }
    List<String> keys = fields.texts(reader, IdentityPath.TAG_KEY);
    List<String> values = fields.texts(reader, IdentityPath.TAG_VALUE);
    Map<String, String> byKey = new HashMap<>();
    if (keys.size() == values.size()) {
      for (int i = 0; i < keys.size(); i++) {
        byKey.put(keys.get(i), values.get(i));
      }
    }
    List<String> tags = new ArrayList<>();
    for (String key : transitive) {
      String value = byKey.get(key);
      tags.add(value == null ? key : key + "=" + value);
    }
    return tags.stream().sorted().distinct().toList();
  }

  /** The session's end: as told, as asked for, or after the default life; at most 36 hours. */
  private long end(FieldReader reader, IssueKind kind, long time) {
    String told = fields.text(reader, IdentityPath.ISSUED_EXPIRATION);
    OptionalLong expiration = told == null ? OptionalLong.empty() : Expirations.parse(told);
    long life;
    if (expiration.isPresent()) {
      life = expiration.getAsLong() - time;
    } else {
      String asked = fields.text(reader, IdentityPath.DURATION_SECONDS);
      boolean seconds = asked != null && asked.matches("\\d{1,6}");
      life =
          seconds && asked != null
              ? TimeUnit.SECONDS.toMillis(Long.parseLong(asked))
              : kind.defaultMillis();
    }
    return time + Math.max(0, Math.min(life, LONGEST_LIFE));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
