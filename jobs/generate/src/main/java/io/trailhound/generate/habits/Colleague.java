package io.trailhound.generate.habits;

import io.trailhound.generate.actor.Job;
import io.trailhound.generate.actor.Person;
import io.trailhound.generate.call.IdentityCalls;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.RecordSink;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;
import java.io.IOException;

/**
 * A person whose sessions last an hour and begin where the person is at the time; one who uses the
 * console signs in to it, and every tool is renewed once.
 */
final class Colleague extends Person {

  private final Whereabouts whereabouts;
  private final long renewal;

  Colleague(Job job, Badge badge, Whereabouts whereabouts, long renewal, long seed) {
    super(job, badge, seed);
    this.whereabouts = whereabouts;
    this.renewal = renewal;
  }

  @Override
  protected String address(long time) {
    return whereabouts.at(time);
  }

  @Override
  protected long lifetime() {
    return 3600;
  }

  @Override
  protected Session open(long time) {
    Session opened = super.open(time);
    return time < renewal
        ? opened
        : opened.from(opened.address(), renewed(opened.agent()), opened.kind());
  }

  private static String renewed(String agent) {
    return agent
        .replace("aws-cli/2.22.12", "aws-cli/2.24.5")
        .replace("Chrome/133.", "Chrome/134.")
        .replace("135.0", "136.0");
  }

  @Override
  protected int announce(Session opened, long time, Values opening, RecordSink sink)
      throws IOException {
    int written = super.announce(opened, time, opening, sink);
    if (opened.kind() != Session.Kind.CONSOLE) {
      return written;
    }
    opening.next().set(Blank.LOGIN, "Success").set(Blank.MFA, "No");
    Session door = opened.from(opened.address(), opened.agent(), Session.Kind.CLIENT);
    sink.record(time + 1, door, IdentityCalls.CONSOLE_LOGIN, Fault.NONE, opening);
    return written + 1;
  }
}
