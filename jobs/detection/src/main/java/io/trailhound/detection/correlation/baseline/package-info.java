/**
 * What is normal for a group at each hour of the week, and figures that are not.
 *
 * <p>Time is cut into cells of five minutes. The figure of a cell is the rule's measure over the
 * timespan that ends with it. Cells are judged in their order: each by what was learned in the
 * hours before its own. What is found is a function of the set of inputs.
 */
@NullMarked
package io.trailhound.detection.correlation.baseline;

import org.jspecify.annotations.NullMarked;
