package io.trailhound.generate.actor;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Session;

/** An AWS service on its own business, which fills much of every trail. */
public final class ServiceNoise extends Actor {

  private final String service;

  /**
   * A service in an account.
   *
   * @param service its host name, such as {@code config.amazonaws.com}
   */
  public ServiceNoise(Job job, String service, long seed) {
    super(
        job,
        SeededStream.of(
            seed, "service", job.place().account() + "/" + job.place().region() + "/" + service));
    this.service = service;
  }

  @Override
  protected Session open(long time) {
    return Identities.service(service);
  }

  @Override
  protected long lifetime() {
    return 86_400;
  }
}
