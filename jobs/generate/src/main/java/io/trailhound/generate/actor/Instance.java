package io.trailhound.generate.actor;

import io.trailhound.generate.call.IdentityCalls;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Session;

/** A program on an EC2 instance, in the role of its instance profile. */
public final class Instance extends RoleActor {

  private final String instanceId;
  private final String address;

  public Instance(Job job, String role, String instanceId, String address, long seed) {
    super(job, "/", role, seed, instanceId);
    this.instanceId = instanceId;
    this.address = address;
  }

  @Override
  protected Session open(long time) {
    return session(instanceId, time, ",\"ec2RoleDelivery\":\"2.0\"")
        .from(address, Agents.JAVA_SDK, Session.Kind.CLIENT);
  }

  @Override
  protected long lifetime() {
    return 6 * 3600;
  }

  @Override
  Call door() {
    return IdentityCalls.ASSUME_ROLE;
  }

  @Override
  Session visitor(Session opened) {
    return Identities.service("ec2.amazonaws.com");
  }
}
