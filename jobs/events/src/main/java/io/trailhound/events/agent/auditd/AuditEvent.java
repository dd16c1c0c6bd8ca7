package io.trailhound.events.agent.auditd;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.Addresses;
import io.trailhound.events.agent.EcsDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The event of a record: all its fields below {@code auditd.data}, and ECS's names for those that
 * have one. {@code user.id} is who logged in ({@code auid}), whoever he has become since.
 */
public final class AuditEvent {
  private static final String UNSET = "4294967295";

  private AuditEvent() {}

  /** Puts what a record says. */
  public static void put(AuditRecord record, EcsDocument document) {
    document.dataset(Dataset.AUDITD).time(record.epochMillis());
    AuditType.put(record.type(), document);
    document.put("event.outcome", outcome(record));
    document.put("host.hostname", record.node());
    process(record, document);
    user(record, document);
    String address = record.field("addr");
    if (!address.isEmpty()) {
      Addresses.put(document, "source", address);
    }
    if (record.type().equals("PATH")) {
      document.put("file.path", record.field("name"));
    }
    document.put("auditd.type", record.type());
    document.put("auditd.sequence", record.serial());
    for (Map.Entry<String, String> field : record.fields().entrySet()) {
      document.put("auditd.data." + field.getKey(), field.getValue());
    }
    document.put("auditd.data.syscall", AuditCalls.name(record));
  }

  private static String outcome(AuditRecord record) {
    String said = record.field("success");
    said = said.isEmpty() ? record.field("res") : said;
    said = said.isEmpty() ? record.field("result") : said;
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "yes", "success", "1" -> "success";
      case "no", "failed", "fail", "0" -> "failure";
      default -> isDenied(record) ? "failure" : "";
    };
  }

  private static boolean isDenied(AuditRecord record) {
    return record.field("apparmor").equals("DENIED") || record.text().startsWith(" avc:  denied");
  }

  private static void process(AuditRecord record, EcsDocument document) {
    number("process.pid", record.field("pid"), document);
    number("process.parent.pid", record.field("ppid"), document);
    document.put("process.name", record.field("comm"));
    document.put("process.executable", record.field("exe"));
    document.put("process.working_directory", record.field("cwd"));
    document.put(
        "process.command_line",
        switch (record.type()) {
          case "EXECVE" -> arguments(record);
          case "PROCTITLE" -> record.field("proctitle");
          default -> record.field("cmd");
        });
  }

  /** {@code a0 a1 a2}, in the order of the record. */
  private static String arguments(AuditRecord record) {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, String> field : record.fields().entrySet()) {
      String key = field.getKey();
      if (key.length() > 1 && key.charAt(0) == 'a' && isNumber(key.substring(1))) {
        line.append(line.isEmpty() ? "" : " ").append(field.getValue());
      }
    }
    return line.toString();
  }

  private static void user(AuditRecord record, EcsDocument document) {
    String login = record.field("auid");
    boolean known = !login.isEmpty() && !login.equals(UNSET) && !login.equals("-1");
    document.put("user.id", known ? login : record.field("uid"));
    document.put("user.effective.id", record.field("euid"));
    document.put("user.effective.name", record.names().get("euid"));
    String name = record.names().getOrDefault(known ? "auid" : "uid", "");
    document.put("user.name", name.equals("unset") ? "" : name);
    String account = record.field("acct");
    if (AuditType.isOfAccounts(record.type())) {
      document.put("user.target.name", account);
      document.put("user.target.id", record.field("id"));
      document.put("group.name", record.field("grp"));
    } else if (!record.type().equals("USER_CMD")) {
      document.put("user.name", account);
    }
  }

  private static void number(String path, String value, EcsDocument document) {
    if (isNumber(value)) {
      document.put(path, Long.parseLong(value));
    }
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 10;
  }

  /** The event of what the daemon says of itself in syslog. */
  public static void putMessage(String text, EcsDocument document) {
    document.dataset(Dataset.AUDITD);
    boolean ends = text.startsWith("The audit daemon is exiting");
    boolean starts = text.startsWith("Init complete");
    document.put("event.action", ends ? "daemon_end" : starts ? "daemon_start" : "daemon_message");
    document.put("event.category", List.of("process"));
    document.put("event.type", List.of(ends ? "end" : starts ? "start" : "info"));
  }
}
