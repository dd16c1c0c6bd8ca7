package io.trailhound.enrichment.fact;

import io.trailhound.enrichment.Recent;
import io.trailhound.enrichment.identity.IdentityPath;
import io.trailhound.enrichment.identity.Principals;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.fact.FactPlan;
import io.trailhound.events.fact.Facts;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.json.Hashing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of callers. The events of a session say the same of it again and again: what was
 * made of the bytes that decide is remembered by them. For one thread.
 */
final class CallerFacts {
  private static final int REMEMBERED = 1 << 12;

  /** What is longer is no identity that AWS writes. */
  private static final int LONGEST = 8192;

  private final Principals principals;
  private final FactPlan plan;

  /** The fields that a principal and its facts are made of. */
  private final int[] deciding;

  private final byte[][] keys = new byte[REMEMBERED][];
  private final @Nullable Facts[] known = new @Nullable Facts[REMEMBERED];
  private final Recent<String, Facts> accounts = new Recent<>(1024);
  private byte[] key = new byte[512];
  private int length;
  private Directory directory = Directory.EMPTY;

  CallerFacts(FieldPlan fields, FactPlan plan) {
    this.plan = plan;
    principals = new Principals(fields);
    deciding =
        new int[] {
          CloudTrailField.USER_IDENTITY.slot(),
          CloudTrailField.RECIPIENT_ACCOUNT_ID.slot(),
          CloudTrailField.EVENT_TYPE.slot(),
          CloudTrailField.SESSION_CREDENTIAL_FROM_CONSOLE.slot(),
          CloudTrailField.USER_AGENT.slot(),
          fields.slot(IdentityPath.MFA_USED.path())
        };
  }

  /** The facts of the loaded event's caller and account. */
  Facts of(FieldReader reader, @Nullable String account, Directory now) {
    use(now);
    if (!collect(reader)) {
      return make(reader, account);
    }
    int at = (int) Hashing.mix(Hashing.bytes(key, 0, length)) & (REMEMBERED - 1);
    Facts facts = known[at];
    if (facts == null || !Arrays.equals(keys[at], 0, keys[at].length, key, 0, length)) {
      facts = make(reader, account);
      known[at] = facts;
      keys[at] = Arrays.copyOf(key, length);
    }
    return facts;
  }

  /** What is known of the account of a log line. */
  Facts ofAccount(@Nullable String account, Directory now) {
    use(now);
    if (account == null || now.account(account).isEmpty()) {
      return Facts.NONE;
    }
    return accounts.computeIfAbsent(
        account, id -> plan.facts(IdentityFactsJson.ofAccount(id, now).bytes()));
  }

  private Facts make(FieldReader reader, @Nullable String account) {
    FactJson json = IdentityFactsJson.of(principals.of(reader), account, directory);
    int agent = reader.first(CloudTrailField.USER_AGENT.slot());
    json.put("user_agent.name", UserAgentName.of(agent < 0 ? null : reader.text(agent)));
    return plan.facts(json.bytes());
  }

  @SuppressWarnings("ReferenceEquality") // a directory that was read again is another one
  private void use(Directory now) {
    if (now != directory) {
      directory = now;
      Arrays.fill(known, null);
      accounts.clear();
    }
  }

  /** Joins the bytes that decide; false when they are too many. */
  private boolean collect(FieldReader reader) {
    length = 0;
    for (int slot : deciding) {
      for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
        int count = reader.end(value) - reader.start(value);
        if (length + count + 2 > LONGEST) {
          return false;
        }
        if (length + count + 2 > key.length) {
          key = Arrays.copyOf(key, Math.max(key.length * 2, length + count + 2));
        }
        System.arraycopy(reader.buffer(), reader.start(value), key, length, count);
        length += count;
        key[length++] = (byte) reader.kind(value);
      }
      // No such byte is in UTF-8, so that no field can pass for two.
      key[length++] = (byte) 0xFF;
    }
    return true;
  }
}
