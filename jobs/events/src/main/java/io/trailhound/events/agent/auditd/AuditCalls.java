package io.trailhound.events.agent.auditd;

import java.util.Map;

/**
 * The names of system calls that rules look for, where the daemon writes numbers alone. Source:
 * Linux's tables of system calls for x86-64 and for 64-bit ARM.
 */
final class AuditCalls {
  private static final Map<String, String> X86_64 =
      Map.ofEntries(
          Map.entry("42", "connect"),
          Map.entry("43", "accept"),
          Map.entry("49", "bind"),
          Map.entry("59", "execve"),
          Map.entry("62", "kill"),
          Map.entry("82", "rename"),
          Map.entry("87", "unlink"),
          Map.entry("90", "chmod"),
          Map.entry("101", "ptrace"),
          Map.entry("105", "setuid"),
          Map.entry("133", "mknod"),
          Map.entry("135", "personality"),
          Map.entry("159", "adjtimex"),
          Map.entry("164", "settimeofday"),
          Map.entry("165", "mount"),
          Map.entry("175", "init_module"),
          Map.entry("176", "delete_module"),
          Map.entry("227", "clock_settime"),
          Map.entry("257", "openat"),
          Map.entry("259", "mknodat"),
          Map.entry("263", "unlinkat"),
          Map.entry("264", "renameat"),
          Map.entry("268", "fchmodat"),
          Map.entry("311", "process_vm_writev"),
          Map.entry("313", "finit_module"),
          Map.entry("319", "memfd_create"),
          Map.entry("321", "bpf"),
          Map.entry("322", "execveat"));

  private static final Map<String, String> ARM_64 =
      Map.ofEntries(
          Map.entry("33", "mknodat"),
          Map.entry("35", "unlinkat"),
          Map.entry("38", "renameat"),
          Map.entry("40", "mount"),
          Map.entry("53", "fchmodat"),
          Map.entry("56", "openat"),
          Map.entry("92", "personality"),
          Map.entry("105", "init_module"),
          Map.entry("106", "delete_module"),
          Map.entry("112", "clock_settime"),
          Map.entry("117", "ptrace"),
          Map.entry("129", "kill"),
          Map.entry("146", "setuid"),
          Map.entry("170", "settimeofday"),
          Map.entry("171", "adjtimex"),
          Map.entry("200", "bind"),
          Map.entry("202", "accept"),
          Map.entry("203", "connect"),
          Map.entry("221", "execve"),
          Map.entry("271", "process_vm_writev"),
          Map.entry("273", "finit_module"),
          Map.entry("279", "memfd_create"),
          Map.entry("280", "bpf"),
          Map.entry("281", "execveat"));

  private AuditCalls() {}

  /** The name of a record's call, as the daemon or this table has it; empty where neither does. */
  static String name(AuditRecord record) {
    String enriched = record.names().getOrDefault("syscall", "");
    if (!enriched.isEmpty()) {
      return enriched;
    }
    String number = record.field("syscall");
    return switch (record.field("arch")) {
      case "c000003e" -> X86_64.getOrDefault(number, "");
      case "c00000b7" -> ARM_64.getOrDefault(number, "");
      default -> "";
    };
  }
}
