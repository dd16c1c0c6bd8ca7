package io.trailhound.enrichment.identity;

import io.trailhound.enrichment.identity.Principal.Form;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the form of a {@code userIdentity}, also of one that does not say its type. */
final class Forms {
  private static final Map<String, Form> BY_TYPE =
      Arrays.stream(Form.values())
          .filter(form -> form != Form.ABSENT)
          .collect(Collectors.toUnmodifiableMap(Form::type, form -> form));

  private Forms() {}

  static Form of(Raw raw) {
    if (raw.type() != null) {
      return BY_TYPE.getOrDefault(raw.type(), Form.UNKNOWN);
    }
    if (raw.arn() != null) {
      return Arn.parse(raw.arn()).map(Forms::ofArn).orElse(Form.UNKNOWN);
    }
    if (raw.storeUser() != null) {
      return Form.IDENTITY_CENTER_USER;
    }
    if (raw.invokedBy() != null) {
      return Form.AWS_SERVICE;
    }
    boolean nothing =
        raw.principalId() == null
            && raw.account() == null
            && raw.userName() == null
            && raw.keyId() == null
            && raw.issuer() == null
            && raw.issuerName() == null;
    return nothing ? Form.ABSENT : Form.UNKNOWN;
  }

  private static Form ofArn(Arn arn) {
    return switch (arn.type()) {
      case "root" -> Form.ROOT;
      case "user" -> Form.IAM_USER;
      case "assumed-role" -> Form.ASSUMED_ROLE;
      case "federated-user" -> Form.FEDERATED_USER;
      case "role" -> Form.ROLE;
      default -> Form.UNKNOWN;
    };
  }
}
