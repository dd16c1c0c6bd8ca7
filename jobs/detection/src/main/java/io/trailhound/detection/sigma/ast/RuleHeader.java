package io.trailhound.detection.sigma.ast;

import java.util.List;

/** What rules of every kind say about themselves. Texts that a rule does not give are empty. */
public interface RuleHeader {
  /** Its {@code id}; of a rule without one, its {@code name}, else a hash of its title. */
  String id();

  /** One line saying what it detects. */
  String title();

  /** Sigma's {@code name}, by which correlations refer to it. */
  String name();

  /** 12 hexadecimal digits that change when the rule's content does. */
  String version();

  /** How mature it is. */
  Status status();

  /** How grave an alert of it is. */
  Level level();

  /** What it means and what to do next. */
  String description();

  /** Who wrote it. */
  String author();

  /** Where to read more. */
  List<String> references();

  /** Its tags. */
  List<String> tags();

  /** What else may raise it. */
  List<String> falsePositives();

  /** The file it was read from. */
  String file();

  /** The line on which its document begins, from 1. */
  int line();
}
