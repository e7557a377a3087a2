package no.nov.hub.intake.submission;

import java.util.Map;

/**
 * A POST as it came.
 *
 * @param headers by lower-case name: {@code content-type} and {@code ce-…}
 * @param resubmits the rejection it mends, or null
 */
record HttpSubmission(
    String participant, Map<String, String> headers, byte[] body, String resubmits) {}
