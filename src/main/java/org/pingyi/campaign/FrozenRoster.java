package org.pingyi.campaign;

import java.util.List;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Post;

/** The roster as it was when the campaign opened; before the opening everything is empty. */
public interface FrozenRoster {
    /** A unit of the campaign. */
    record Unit(UnitCode code, String name, int cadres) {}

    /** In the order of their codes, those without cadres too. */
    List<Unit> units(CampaignCode campaign);

    List<Post> posts(CampaignCode campaign);

    List<Post> posts(CampaignCode campaign, UnitCode unit);

    /** A person's posts in a campaign (two where he works in two units). */
    List<Post> postsOf(CampaignCode campaign, EmployeeNumber person);

    /** Who may verify in a unit: those the roster names, without any its principal. */
    List<EmployeeNumber> verifiers(CampaignCode campaign, UnitCode unit);
}
