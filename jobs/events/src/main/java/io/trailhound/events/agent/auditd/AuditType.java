package io.trailhound.events.agent.auditd;

import io.trailhound.events.agent.EcsDocument;
import java.util.List;
import java.util.Locale;

/**
 * What kind of event a record of a type is, in ECS's words (8.11): {@code event.action} is the type
 * in lower case. Source of the types: the Linux audit documentation.
 */
final class AuditType {
  private AuditType() {}

  static void put(String type, EcsDocument document) {
    document.put("event.action", type.toLowerCase(Locale.ROOT));
    String kind = kind(type);
    int space = kind.indexOf(' ');
    document.put("event.category", List.of(kind.substring(0, space)));
    document.put("event.type", List.of(kind.substring(space + 1).split(" ", -1)));
  }

  /** Whether records of a type say that an account or a group was changed. */
  static boolean isOfAccounts(String type) {
    return kind(type).startsWith("iam ");
  }

  private static String kind(String type) {
    return switch (type) {
      case "USER_LOGIN", "LOGIN" -> "authentication start";
      case "USER_LOGOUT" -> "authentication end";
      case "USER_AUTH", "USER_ACCT", "CRED_ACQ", "CRED_DISP", "CRED_REFR" -> "authentication info";
      case "USER_START" -> "session start";
      case "USER_END" -> "session end";
      case "ADD_USER" -> "iam user creation";
      case "DEL_USER" -> "iam user deletion";
      case "ADD_GROUP" -> "iam group creation";
      case "DEL_GROUP" -> "iam group deletion";
      case "USER_MGMT", "USER_CHAUTHTOK", "ACCT_LOCK", "ACCT_UNLOCK" -> "iam user change";
      case "GRP_MGMT" -> "iam group change";
      case "EXECVE", "USER_CMD", "SERVICE_START", "DAEMON_START", "PROCTITLE" -> "process start";
      case "SERVICE_STOP", "DAEMON_END", "DAEMON_ABORT", "ANOM_ABEND" -> "process end";
      case "CONFIG_CHANGE", "DAEMON_CONFIG" -> "configuration change";
      case "PATH", "CWD" -> "file info";
      case "AVC", "SECCOMP" -> "process access";
      case "SOCKADDR", "NETFILTER_CFG", "NETFILTER_PKT" -> "network info";
      case "SYSTEM_BOOT" -> "host start";
      case "SYSTEM_SHUTDOWN" -> "host end";
      default -> "process info";
    };
  }
}
