package io.trailhound.generate.actor;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Names;
import io.trailhound.generate.record.RecordSink;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;
import java.io.IOException;

/** An actor that works in sessions of a role, each begun by a call to STS. */
abstract class RoleActor extends Actor {

  private final String path;
  private final String role;
  private final String roleId;

  RoleActor(Job job, String path, String role, long seed, String name) {
    super(job, SeededStream.of(seed, "actor", job.place().account() + "/" + name));
    this.path = path;
    this.role = role;
    this.roleId = Accounts.roleId(seed, job.place().account(), role);
  }

  /** A session of the role without an address. */
  final Session session(String sessionName, long time, String extra) {
    return Identities.role(
        place().account(),
        path,
        role,
        roleId,
        sessionName,
        Names.sessionKey(stream()),
        time,
        extra);
  }

  /** The call that opens a session. */
  abstract Call door();

  /** Who makes that call. */
  abstract Session visitor(Session opened);

  @Override
  protected int announce(Session opened, long time, Values opening, RecordSink sink)
      throws IOException {
    opening
        .set(Blank.ROLE_ARN, "arn:aws:iam::" + place().account() + ":role" + path + role)
        .set(Blank.ROLE_ID, roleId)
        .set(Blank.SUBJECT, opened.name())
        .set(Blank.PRINCIPAL_ARN, opened.arn())
        .set(Blank.KEY_ID, opened.keyId())
        .set(Blank.DURATION, Long.toString(lifetime()));
    sink.record(time, visitor(opened), door(), Fault.NONE, opening);
    return 1;
  }
}
