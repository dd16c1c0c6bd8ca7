package io.trailhound.generate.actor;

import io.trailhound.generate.call.IdentityCalls;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Session;
import java.util.List;

/** A delivery pipeline that enters with its OpenID Connect token, a session for each run. */
public final class Pipeline extends RoleActor {

  private static final String PROVIDER = "token.actions.githubusercontent.com";

  private final String repository;
  private final List<String> addresses;
  private int run = 1000;

  /**
   * A pipeline.
   *
   * @param repository {@code owner/name}
   * @param addresses of its runners
   */
  public Pipeline(Job job, String role, String repository, List<String> addresses, long seed) {
    super(job, "/", role, seed, role + "/" + repository);
    this.repository = repository;
    this.addresses = addresses;
  }

  @Override
  protected Session open(long time) {
    run++;
    String federated =
        ",\"webIdFederationData\":{\"federatedProvider\":\"arn:aws:iam::"
            + place().account()
            + ":oidc-provider/"
            + PROVIDER
            + "\",\"attributes\":{}}";
    return session("GitHubActions-" + run, time, federated)
        .from(stream().pick(addresses), Agents.TERRAFORM, Session.Kind.CLIENT);
  }

  @Override
  protected long lifetime() {
    return 1800;
  }

  @Override
  Call door() {
    return IdentityCalls.ASSUME_ROLE_WITH_WEB_IDENTITY;
  }

  @Override
  Session visitor(Session opened) {
    return Identities.webIdentityUser(
            place().account(), PROVIDER, "repo:" + repository + ":ref:refs/heads/main")
        .from(opened.address(), Agents.ACTIONS, Session.Kind.CLIENT);
  }
}
