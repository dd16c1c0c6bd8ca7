package io.trailhound.generate.actor;

import io.trailhound.generate.call.IdentityCalls;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Session;
import java.util.List;

/** A person who signs in through IAM Identity Center, from the office or from home. */
public class Person extends RoleActor {

  private static final String PROVIDER = "AWSSSO_3f1c5d7e9a2b4c6d_DO_NOT_DELETE";

  private final Badge badge;

  /**
   * What identifies a person.
   *
   * @param email the session's name
   * @param permissionSet the permission set, part of the role's name
   * @param addresses of the office, and perhaps of the home
   * @param agent the user agent of the person's tool
   * @param console whether that tool is the web console; the AWS CLI otherwise
   */
  public record Badge(
      String email, String permissionSet, List<String> addresses, String agent, boolean console) {}

  public Person(Job job, Badge badge, long seed) {
    super(
        job,
        "/aws-reserved/sso.amazonaws.com/eu-west-1/",
        "AWSReservedSSO_" + badge.permissionSet() + "_5e1f0a9c7b3d2468",
        seed,
        badge.email());
    this.badge = badge;
  }

  @Override
  protected Session open(long time) {
    String address = address(time);
    return session(badge.email(), time, "")
        .from(address, badge.agent(), badge.console() ? Session.Kind.CONSOLE : Session.Kind.CLI);
  }

  /** Where the person is when a session begins: four days of five at the first address. */
  protected String address(long time) {
    List<String> addresses = badge.addresses();
    return stream().chance(0.8) ? addresses.get(0) : stream().pick(addresses);
  }

  @Override
  protected long lifetime() {
    return 8 * 3600;
  }

  @Override
  Call door() {
    return IdentityCalls.ASSUME_ROLE_WITH_SAML;
  }

  @Override
  Session visitor(Session opened) {
    return Identities.samlUser(PROVIDER, badge.email())
        .from(opened.address(), Agents.SAML, Session.Kind.CLIENT);
  }
}
