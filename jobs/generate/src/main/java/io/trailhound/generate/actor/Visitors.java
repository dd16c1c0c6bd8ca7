package io.trailhound.generate.actor;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Session;

/** Anybody who reads what a public bucket holds: nobody comes twice from the same address. */
public final class Visitors extends Actor {

  public Visitors(Job job, long seed) {
    super(job, SeededStream.of(seed, "visitors", job.place().account()));
  }

  @Override
  protected Session open(long time) {
    String address = "2001:db8:ffff:" + part() + ":" + part() + "::" + part();
    return Identities.anonymous().from(address, Agents.FIREFOX, Session.Kind.CLIENT);
  }

  /** Four digits, the first of which is no zero. */
  private String part() {
    return Integer.toHexString(stream().between(0x1000, 0xffff));
  }

  @Override
  protected long lifetime() {
    return 0;
  }
}
