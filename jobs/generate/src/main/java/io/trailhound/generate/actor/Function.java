package io.trailhound.generate.actor;

import io.trailhound.generate.call.IdentityCalls;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Session;

/** A Lambda function in its execution role. */
public final class Function extends RoleActor {

  private final String function;
  private final String address;

  public Function(Job job, String function, String address, long seed) {
    super(job, "/service-role/", function + "-role", seed, function);
    this.function = function;
    this.address = address;
  }

  @Override
  protected Session open(long time) {
    return session(function, time, "").from(address, Agents.LAMBDA_SDK, Session.Kind.CLIENT);
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
    return Identities.service("lambda.amazonaws.com");
  }
}
