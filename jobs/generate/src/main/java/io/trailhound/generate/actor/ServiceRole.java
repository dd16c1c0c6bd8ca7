package io.trailhound.generate.actor;

import io.trailhound.generate.call.IdentityCalls;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Session;

/** An AWS service that works in an account through its service-linked role. */
public final class ServiceRole extends RoleActor {

  private final String service;
  private final String sessionName;

  /**
   * A service with a role.
   *
   * @param service its host name, such as {@code config.amazonaws.com}
   * @param name the service's name in the role's, such as {@code Config}
   */
  public ServiceRole(Job job, String service, String name, long seed) {
    super(
        job,
        "/aws-service-role/" + service + "/",
        "AWSServiceRoleFor" + name,
        seed,
        service + "/" + job.place().region());
    this.service = service;
    this.sessionName = name;
  }

  @Override
  protected Session open(long time) {
    return session(sessionName, time, "").via(service);
  }

  @Override
  protected long lifetime() {
    return 3600;
  }

  @Override
  Call door() {
    return IdentityCalls.ASSUME_ROLE;
  }

  @Override
  Session visitor(Session opened) {
    return Identities.service(service);
  }
}
