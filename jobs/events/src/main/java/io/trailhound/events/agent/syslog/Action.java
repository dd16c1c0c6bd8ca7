package io.trailhound.events.agent.syslog;

import io.trailhound.events.agent.EcsDocument;
import java.util.List;
import java.util.Locale;

/**
 * What programs of Linux say that happened: {@code event.action} is the name in lower case; {@code
 * event.category} and {@code event.type} are ECS's (8.11).
 */
enum Action {
  SSH_LOGIN("authentication", "start"),
  SSH_LOGIN_POSTPONED("authentication", "info"),
  SSH_INVALID_USER("authentication", "info"),
  SSH_USER_DENIED("authentication", "start"),
  SSH_TOO_MANY_FAILURES("authentication", "info"),
  SSH_CONNECTED("network", "connection start"),
  SSH_DISCONNECTED("network", "connection end"),
  SSH_DISCONNECT_RECEIVED("network", "connection end"),
  SSH_NOT_IDENTIFIED("network", "connection protocol"),
  SSH_NEGOTIATION_FAILED("network", "connection protocol"),
  SSH_TIMED_OUT("network", "connection end"),
  SSH_CONNECTION_DROPPED("network", "connection denied"),
  SSH_REVERSE_MAPPING_FAILED("network", "info"),
  SSH_SESSION_STARTED("session", "start"),
  SSH_SESSION_ENDED("session", "end"),
  SSH_SUBSYSTEM_REQUESTED("session", "info"),
  SSH_SERVER_STARTED("process", "start"),
  SSH_SERVER_STOPPED("process", "end"),
  SSH_ERROR("process", "info"),
  SSH_MESSAGE("process", "info"),

  PAM_AUTHENTICATION("authentication", "info"),
  PAM_USER_UNKNOWN("authentication", "info"),
  PAM_RETRIES_IGNORED("authentication", "info"),
  PAM_ACCOUNT_DENIED("authentication", "info"),
  PAM_ACCOUNT_LOCKED("iam", "user change"),
  PAM_MESSAGE("authentication", "info"),
  SESSION_OPENED("session", "start"),
  SESSION_CLOSED("session", "end"),

  SUDO_COMMAND("process", "start"),
  SUDO_COMMAND_CONTINUED("process", "info"),
  SUDO_DENIED("process", "start"),
  SUDO_AUTHENTICATION("authentication", "info"),
  SUDO_MESSAGE("process", "info"),

  SU("authentication", "start"),
  LOGIN("authentication", "start"),
  LOGIN_SESSION_STARTED("session", "start"),
  LOGIN_SESSION_ENDED("session", "end"),
  HOST_SHUTDOWN("host", "end"),
  PKEXEC_COMMAND("process", "start"),
  POLKIT_AUTHORIZATION("authentication", "info"),

  USER_CREATED("iam", "user creation"),
  USER_CHANGED("iam", "user change"),
  USER_DELETED("iam", "user deletion"),
  USER_LOCKED("iam", "user change"),
  USER_UNLOCKED("iam", "user change"),
  PASSWORD_CHANGED("iam", "user change"),
  GROUP_CREATED("iam", "group creation"),
  GROUP_CHANGED("iam", "group change"),
  GROUP_DELETED("iam", "group deletion"),
  GROUP_MEMBER_ADDED("iam", "group change"),
  GROUP_MEMBER_REMOVED("iam", "group change"),
  AUTH_MESSAGE("authentication", "info"),

  CRON_COMMAND("process", "start"),
  CRON_COMMAND_ENDED("process", "end"),
  CRON_OUTPUT("process", "info"),
  CRON_JOB_STARTED("process", "start"),
  CRON_JOB_ENDED("process", "end"),
  CRON_ERROR("process", "info"),
  CRON_MESSAGE("process", "info"),
  CRONTAB_EDIT_BEGUN("configuration", "access"),
  CRONTAB_EDIT_ENDED("configuration", "access"),
  CRONTAB_REPLACED("configuration", "change"),
  CRONTAB_DELETED("configuration", "deletion"),
  CRONTAB_LISTED("configuration", "access"),
  CRONTAB_RELOADED("configuration", "info"),
  CRONTAB_DENIED("configuration", "access");

  private final String id;
  private final String category;
  private final String types;

  Action(String category, String types) {
    this.id = name().toLowerCase(Locale.ROOT);
    this.category = category;
    this.types = types;
  }

  /** Puts the action and what kind of event it is. */
  void put(EcsDocument document) {
    document.put("event.action", id);
    document.put("event.category", List.of(category));
    document.put("event.type", List.of(types.split(" ", -1)));
  }
}
