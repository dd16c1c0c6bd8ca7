package io.trailhound.enrichment.fact;

import io.trailhound.enrichment.Recent;
import io.trailhound.enrichment.identity.Principals;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.fact.FactPlan;
import io.trailhound.events.fact.Facts;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import org.jspecify.annotations.Nullable;

/** What is known of callers. For one thread. */
final class CallerFacts {
  private static final int REMEMBERED_BITS = 12;

  private final Principals principals;
  private final FactPlan plan;
  private final CallerMemory<Facts> callers;
  private final Recent<String, Facts> accounts = new Recent<>(1024);
  private Directory directory = Directory.EMPTY;

  CallerFacts(FieldPlan fields, FactPlan plan) {
    this.plan = plan;
    principals = new Principals(fields);
    callers = new CallerMemory<>(fields, REMEMBERED_BITS);
  }

  /** The facts of the loaded event's caller and account. */
  Facts of(FieldReader reader, @Nullable String account, Directory now) {
    use(now);
    return callers.of(reader, caller -> make(caller, account));
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
      callers.clear();
      accounts.clear();
    }
  }
}
