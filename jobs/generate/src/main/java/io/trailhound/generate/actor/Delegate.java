package io.trailhound.generate.actor;

import io.trailhound.generate.call.IdentityCalls;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.RecordSink;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A person who takes another role for the work: two sessions in a chain, an hour each. */
public final class Delegate extends RoleActor {

  private final Person person;
  private final String sessionName;
  private @Nullable Session own;

  /**
   * A person in a second role.
   *
   * @param sessionName which the person chooses for it
   */
  public Delegate(Job job, Person person, String role, String sessionName, long seed) {
    super(job, "/", role, seed, role + "/" + sessionName);
    this.person = person;
    this.sessionName = sessionName;
  }

  @Override
  protected Session open(long time) {
    Session behind = person.open(time);
    own = behind;
    return session(sessionName, time, "").from(behind.address(), behind.agent(), behind.kind());
  }

  @Override
  protected long lifetime() {
    return 3600;
  }

  @Override
  protected int announce(Session opened, long time, Values opening, RecordSink sink)
      throws IOException {
    Session behind = visitor(opened);
    int written = person.announce(behind, time, opening.begin(person.place(), stream()), sink);
    return written + super.announce(opened, time, opening.begin(place(), stream()), sink);
  }

  @Override
  Call door() {
    return IdentityCalls.ASSUME_ROLE;
  }

  @Override
  Session visitor(Session opened) {
    Session behind = own;
    if (behind == null) {
      throw new IllegalStateException("no session was opened before");
    }
    return behind.from(opened.address(), behind.agent(), behind.kind());
  }
}
