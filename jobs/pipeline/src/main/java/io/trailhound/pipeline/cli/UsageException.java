package io.trailhound.pipeline.cli;

/**
 * Something the user can mend: wrong usage or unreadable input. Ends with status 2 and one line.
 */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
