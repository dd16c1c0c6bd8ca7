package io.trailhound.generate.attack;

import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Names;
import io.trailhound.generate.record.Session;

/** The credentials that an intruder holds, in the order in which they are won. */
final class Credentials {

  static final String BOTO =
      "Boto3/1.34.162 md/Botocore#1.34.162 ua/2.0 os/linux#6.8.11-kali md/arch#x86_64"
          + " lang/python#3.11.9 md/pyimpl#CPython cfg/retry-mode#legacy";
  static final String CHROMIUM =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/128.0.0.0 Safari/537.36";

  /** The leaked key. */
  final Session leaked;

  /** A new key of the second user. */
  final Session second;

  /** The key of the user that the intruder creates. */
  final Session rogue;

  final String rogueId;
  final String backupRoleId;
  private final Victim victim;

  Credentials(Victim victim, Script script) {
    this.victim = victim;
    this.leaked = tool(victim.leaked());
    this.second =
        tool(
            Identities.user(
                victim.account(),
                victim.second(),
                victim.secondId(),
                Names.longLivedKey(script.stream())));
    this.rogueId = Names.uniqueId("AIDA", script.stream());
    this.rogue =
        tool(
            Identities.user(
                victim.account(), victim.rogue(), rogueId, Names.longLivedKey(script.stream())));
    this.backupRoleId = Names.uniqueId("AROA", script.stream());
  }

  /** Used from the intruder's own machine. */
  Session tool(Session credentials) {
    return credentials.from(victim.address(), BOTO, Session.Kind.CLIENT);
  }

  /** Used in the intruder's browser. */
  Session browser(Session credentials, Session.Kind kind) {
    return credentials.from(victim.browser(), CHROMIUM, kind);
  }
}
