//! The 16 Leadership Principles: their names are facts, and the explanations are our own.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::choices::Choices;

macro_rules! principles {
    ($($variant:ident, $slug:literal, $name:literal, $gist:literal;)*) => {
        /// One of the 16 Leadership Principles, in the published order.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Principle {
            $(#[doc = $name] #[serde(rename = $slug)] $variant,)*
        }

        impl Principle {
            /// All of them, in the published order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The identifier in data files, records and URLs.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }

            /// The published name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What an interviewer listens for, in one sentence.
            #[must_use]
            pub fn gist(self) -> &'static str {
                match self { $(Self::$variant => $gist,)* }
            }
        }
    };
}

principles! {
    CustomerObsession, "customer-obsession", "Customer Obsession",
        "You started from what a customer needed and worked back to what to build.";
    Ownership, "ownership", "Ownership",
        "You acted for the whole company and the long term, even when no one asked you to.";
    InventAndSimplify, "invent-and-simplify", "Invent and Simplify",
        "You found a new way, or took something away, and it got simpler for someone.";
    AreRightALot, "are-right-a-lot", "Are Right, A Lot",
        "Your judgment held up because you looked for what would prove it wrong.";
    LearnAndBeCurious, "learn-and-be-curious", "Learn and Be Curious",
        "You learned something you did not have to, and it changed what you did.";
    HireAndDevelopTheBest, "hire-and-develop-the-best", "Hire and Develop the Best",
        "People around you grew, and each hire you made raised the level of the team.";
    InsistOnTheHighestStandards, "insist-on-the-highest-standards", "Insist on the Highest Standards",
        "You refused what others would have let pass, and fixed it so that it stays fixed.";
    ThinkBig, "think-big", "Think Big",
        "You set out a bolder direction than was asked for, and people followed it.";
    BiasForAction, "bias-for-action", "Bias for Action",
        "You took a calculated risk early because the decision could be undone.";
    Frugality, "frugality", "Frugality",
        "You got there with less, and the limit made the solution better.";
    EarnTrust, "earn-trust", "Earn Trust",
        "You listened, spoke plainly, and owned up to a mistake before anyone had to ask.";
    DiveDeep, "dive-deep", "Dive Deep",
        "You checked the details yourself when the number and the story did not agree.";
    HaveBackbone, "have-backbone", "Have Backbone; Disagree and Commit",
        "You disagreed openly and with evidence, and once it was decided you gave it everything.";
    DeliverResults, "deliver-results", "Deliver Results",
        "You kept to the few inputs that matter and delivered, with quality, despite setbacks.";
    EarthsBestEmployer, "earths-best-employer", "Strive to be Earth’s Best Employer",
        "You made the work safer, fairer, or better for the people who do it.";
    BroadResponsibility, "broad-responsibility", "Success and Scale Bring Broad Responsibility",
        "You thought about who else your product touches, and acted on it.";
}

impl Principle {
    /// Finds a principle by its slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Choices::from_slug(slug)
    }
}

impl Choices for Principle {
    const OFFERED: &'static [Self] = Self::ALL;

    fn slug(self) -> &'static str {
        self.slug()
    }

    fn name(self) -> &'static str {
        self.name()
    }
}

impl fmt::Display for Principle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_sixteen_and_slugs_lead_back() {
        assert_eq!(Principle::ALL.len(), 16);
        for &principle in Principle::ALL {
            assert_eq!(Principle::from_slug(principle.slug()), Some(principle));
            assert_eq!(
                serde_json::to_value(principle).unwrap(),
                serde_json::Value::from(principle.slug())
            );
        }
    }
}
