package org.foicasework.exemption;

import java.time.LocalDate;

/**
 * Why no notice is served (s17(6)): the authority relies on section 14, has given the applicant such a notice for a previous
 * request, and "it would in all the circumstances be unreasonable to expect the authority to serve a further notice".
 *
 * @param earlierReference the case in which that notice was given
 * @param noticeOn its date
 * @param unreasonable why a further one cannot reasonably be expected
 */
public record NoFurtherNotice(String earlierReference, LocalDate noticeOn, String unreasonable) {}
