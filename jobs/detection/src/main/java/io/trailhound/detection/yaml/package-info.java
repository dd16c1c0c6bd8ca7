/** YAML as it is written in rules: an immutable tree in which every node knows its place. */
@NullMarked
package io.trailhound.detection.yaml;

import org.jspecify.annotations.NullMarked;
