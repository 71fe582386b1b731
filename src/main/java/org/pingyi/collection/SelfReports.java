package org.pingyi.collection;

import java.util.Collection;
import java.util.Map;
import org.pingyi.kernel.AppraisalId;

/** The submitted self reports, for those who may read them. */
public interface SelfReports {
    /** Those of the named appraisals that were submitted. */
    Map<AppraisalId, SelfReport> of(Collection<AppraisalId> appraisals);
}
