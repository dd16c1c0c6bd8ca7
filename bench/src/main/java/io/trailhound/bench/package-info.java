/** {@code trailhound bench}: how fast each stage and the whole replay are. */
@NullMarked
package io.trailhound.bench;

import org.jspecify.annotations.NullMarked;
