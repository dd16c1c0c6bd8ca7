package io.trailhound.events.agent;

/**
 * A log line as a format reads it.
 *
 * @param text its text without the line's end; anybody may have written it
 * @param context what is known beside
 */
public record LogLine(String text, LogContext context) {}
