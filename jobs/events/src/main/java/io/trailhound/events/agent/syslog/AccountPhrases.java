package io.trailhound.events.agent.syslog;

import static io.trailhound.events.agent.syslog.Action.*;
import static io.trailhound.events.agent.syslog.Phrase.failure;
import static io.trailhound.events.agent.syslog.Phrase.success;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the tools for accounts say, those of shadow: {@code user.target.name} is the account, {@code
 * group.name} the group, and {@code user.name} who did it, where the tool says so.
 */
final class AccountPhrases {
  private static final List<Phrase> USERS =
      List.of(
          success(USER_CREATED, "new user: name=<target>, UID=<user.target.id>, GID=<_>, <_...>"),
          failure(USER_CREATED, "failed adding user '<target>', <reason...>"),
          failure(USER_CREATED, "failed adding user `<target>', <reason...>"),
          success(USER_DELETED, "delete user '<target>'"),
          success(USER_DELETED, "delete user `<target>'"),
          success(USER_LOCKED, "lock user '<target>' password"),
          success(USER_UNLOCKED, "unlock user '<target>' password"),
          success(PASSWORD_CHANGED, "change user '<target>' password"),
          success(PASSWORD_CHANGED, "password for '<target>' changed by '<user>'"),
          success(USER_CHANGED, "change user name '<target>' to '<user.changes.name>'"),
          success(USER_CHANGED, "change user '<target>' UID from '<_>' to '<user.changes.id>'"),
          success(USER_CHANGED, "change user '<target>' <reason...>"),
          success(USER_CHANGED, "change user `<target>' <reason...>"),
          success(USER_CHANGED, "changed password expiry for <target>"),
          success(USER_CHANGED, "changed user '<target>' <reason...>"),
          success(USER_CHANGED, "changed user `<target>' <reason...>"));

  private static final List<Phrase> GROUPS =
      List.of(
          success(GROUP_CREATED, "new group: name=<group>, GID=<group.id>"),
          success(GROUP_CREATED, "group added to <_>: name=<group>, GID=<group.id>"),
          success(GROUP_CREATED, "group added to <_>: name=<group>"),
          success(GROUP_MEMBER_ADDED, "add '<target>' to group '<group>'"),
          success(GROUP_MEMBER_ADDED, "add `<target>' to group `<group>'"),
          success(GROUP_MEMBER_ADDED, "add '<target>' to shadow group '<group>'"),
          success(GROUP_MEMBER_ADDED, "add `<target>' to shadow group `<group>'"),
          success(GROUP_MEMBER_ADDED, "user <target> added by <user> to group <group>"),
          success(GROUP_MEMBER_REMOVED, "delete '<target>' from group '<group>'"),
          success(GROUP_MEMBER_REMOVED, "delete `<target>' from group `<group>'"),
          success(GROUP_MEMBER_REMOVED, "delete '<target>' from shadow group '<group>'"),
          success(GROUP_MEMBER_REMOVED, "user <target> removed by <user> from group <group>"),
          success(GROUP_CHANGED, "members of group <group> set by <user> to <user.target.name...>"),
          success(GROUP_CHANGED, "group changed in <_> (group <group>/<group.id>, <reason...>)"),
          success(GROUP_CHANGED, "group changed in <_> (group <group>/<group.id>)"),
          success(GROUP_DELETED, "removed group '<group>' owned by '<target>'"),
          success(GROUP_DELETED, "removed shadow group '<group>' owned by '<target>'"),
          success(GROUP_DELETED, "group '<group>' removed from <_>"),
          success(GROUP_DELETED, "group '<group>' removed"));

  static final List<Phrase> ALL = Stream.of(USERS, GROUPS).flatMap(List::stream).toList();

  private AccountPhrases() {}
}
