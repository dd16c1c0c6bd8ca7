package io.trailhound.enrichment.identity;

import io.trailhound.enrichment.identity.Principal.Form;
import org.jspecify.annotations.Nullable;

/** Gives a principal its stable key and its name for reading; see {@link Principal}. */
final class Keys {
  private Keys() {}

  static String key(Form form, Raw raw) {
    return switch (form) {
      case WEB_IDENTITY_USER -> "web:" + first(raw.principalId(), raw.userName(), raw.provider());
      case SAML_USER -> "saml:" + first(raw.principalId(), raw.userName(), raw.provider());
      case IDENTITY_CENTER_USER -> identityCenter(raw);
      case AWS_ACCOUNT -> account(raw);
      case AWS_SERVICE -> "service:" + first(raw.invokedBy(), raw.principalId(), raw.userName());
      case DIRECTORY -> "directory:" + directory(raw);
      case ABSENT -> "absent";
      case UNKNOWN -> raw.arn() != null ? raw.arn() : "unknown:" + anything(raw);
      default -> arn(form, raw);
    };
  }

  /** The ARN, or one made from the parts that are there. */
  private static String arn(Form form, Raw raw) {
    if (raw.arn() != null) {
      return raw.arn();
    }
    if (form == Form.ROOT && raw.account() != null) {
      return "arn:aws:iam::" + raw.account() + ":root";
    }
    if (form == Form.IAM_USER && raw.account() != null && raw.userName() != null) {
      return "arn:aws:iam::" + raw.account() + ":user/" + raw.userName();
    }
    String session = raw.session();
    if (raw.account() != null && raw.roleName() != null && session != null) {
      return Arn.session("aws", raw.account(), raw.roleName(), session);
    }
    return "unknown:" + anything(raw);
  }

  static String name(Form form, Raw raw) {
    return switch (form) {
      case ROOT -> "root";
      case AWS_SERVICE -> first(raw.invokedBy(), raw.principalId(), raw.userName());
      case AWS_ACCOUNT -> first(raw.account(), raw.principalId(), null);
      case IDENTITY_CENTER_USER -> first(raw.userName(), raw.storeUser(), anything(raw));
      case ABSENT -> "absent";
      default -> raw.userName() != null ? raw.userName() : derived(raw);
    };
  }

  private static String derived(Raw raw) {
    String session = raw.session();
    if (raw.roleName() != null) {
      boolean alone = session == null || session.equals(raw.roleName());
      return alone ? raw.roleName() : raw.roleName() + "/" + session;
    }
    if (session != null) {
      return session;
    }
    String fromArn = raw.arn() == null ? null : Arn.parse(raw.arn()).map(Arn::name).orElse(null);
    return first(fromArn, raw.invokedBy(), anything(raw));
  }

  private static String identityCenter(Raw raw) {
    if (raw.storeUser() == null) {
      return "identitycenter:" + anything(raw);
    }
    String store =
        raw.store() == null ? "" : raw.store().substring(raw.store().lastIndexOf('/') + 1) + "/";
    return "identitycenter:" + store + raw.storeUser();
  }

  private static String account(Raw raw) {
    boolean more = raw.principalId() != null && !raw.principalId().equals(raw.account());
    return "account:" + first(raw.account(), null, null) + (more ? "/" + raw.principalId() : "");
  }

  private static String directory(Raw raw) {
    String name = first(raw.userName(), raw.principalId(), null);
    return raw.account() == null ? name : raw.account() + "/" + name;
  }

  private static String anything(Raw raw) {
    String id = raw.principalId() != null ? raw.principalId() : raw.issuer();
    return first(id, raw.userName(), raw.account());
  }

  private static String first(@Nullable String a, @Nullable String b, @Nullable String c) {
    if (a != null) {
      return a;
    }
    return b != null ? b : c != null ? c : "?";
  }
}
