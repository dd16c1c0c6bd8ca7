package io.trailhound.pipeline.cli;

import io.trailhound.events.agent.LogGroup;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code PATTERN=FORMAT[;zone=ZONE][;fields=NAME NAME ...]}. */
final class LogGroups implements ITypeConverter<LogGroup> {
  @Override
  public LogGroup convert(String text) {
    String[] parts = text.split(";", -1);
    int equals = parts[0].indexOf('=');
    if (equals < 1) {
      throw new TypeConversionException("expected PATTERN=FORMAT, not '" + text + "'");
    }
    String zone = "";
    List<String> fields = List.of();
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("zone=")) {
        zone = parts[i].substring("zone=".length());
      } else if (parts[i].startsWith("fields=")) {
        fields = List.of(parts[i].substring("fields=".length()).trim().split("\\s+", -1));
      } else {
        throw new TypeConversionException("expected zone= or fields=, not '" + parts[i] + "'");
      }
    }
    return new LogGroup(
        parts[0].substring(0, equals), parts[0].substring(equals + 1), fields, zone);
  }
}
