package io.trailhound.generate.attack;

import io.trailhound.generate.actor.Accounts;
import io.trailhound.generate.actor.KeyUser;
import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Place;
import java.util.Iterator;
import java.util.List;

/** One intrusion after the other, each into another account from other addresses. */
public final class Campaigns implements Iterator<Step> {

  private static final int HAUL = 24;

  private final long seed;
  private final int accounts;
  private final Pace pace;
  private long left;
  private int number;
  private Iterator<Step> current = List.<Step>of().iterator();

  /**
   * Intrusions.
   *
   * @param total steps of all of them together; the last is cut short
   */
  public Campaigns(long seed, int accounts, long total, Pace pace) {
    this.seed = seed;
    this.accounts = accounts;
    this.left = total;
    this.pace = pace;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public Step next() {
    if (!current.hasNext()) {
      SeededStream stream = SeededStream.of(seed, "campaign", Integer.toString(number));
      current = Intrusion.steps(victim(stream), pace, stream).iterator();
      number++;
    }
    left--;
    return current.next();
  }

  private Victim victim(SeededStream stream) {
    String account = Accounts.id(number % accounts);
    Place data = Accounts.place(seed, account, "eu-west-1");
    String tag = stream.hex(4);
    return new Victim(
        Accounts.place(seed, account, "us-east-1"),
        data,
        Accounts.place(seed, Accounts.id((number + 1) % accounts), "us-east-1"),
        Accounts.place(seed, account, "ap-southeast-2"),
        KeyUser.credentials(seed, account, "svc-deploy-" + tag),
        "backup-operator-" + tag,
        KeyUser.userId(seed, account, "backup-operator-" + tag),
        "svc-monitoring-" + tag,
        stream.pick(data.inventory().all(Blank.BUCKET)),
        HAUL,
        "203.0.113." + stream.between(1, 254),
        "198.51.100." + stream.between(1, 254));
  }
}
