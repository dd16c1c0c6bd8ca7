package io.trailhound.generate.actor;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Names;
import io.trailhound.generate.record.Session;

/** An IAM user with a long-lived key: a job from before there were roles. */
public final class KeyUser extends Actor {

  private final Session credentials;

  public KeyUser(Job job, String user, String address, String agent, long seed) {
    super(job, SeededStream.of(seed, "actor", job.place().account() + "/" + user));
    this.credentials =
        credentials(seed, job.place().account(), user).from(address, agent, Session.Kind.CLI);
  }

  /** The user's credentials, the same for whoever holds the key, without an address. */
  public static Session credentials(long seed, String account, String user) {
    SeededStream stream = SeededStream.of(seed, "key", account + "/" + user);
    return Identities.user(account, user, userId(seed, account, user), Names.longLivedKey(stream));
  }

  /** The user's unique id. */
  public static String userId(long seed, String account, String user) {
    return Names.uniqueId("AIDA", SeededStream.of(seed, "user", account + "/" + user));
  }

  @Override
  protected Session open(long time) {
    return credentials;
  }

  @Override
  protected long lifetime() {
    return 86_400;
  }
}
