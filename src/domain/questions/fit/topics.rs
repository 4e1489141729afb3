//! Topics of questions and stories, each with its phrases.

use crate::domain::questions::question::Skill;

/// A topic.
#[derive(Debug)]
pub(super) struct Topic {
    /// What it is, for a person to read: "It is about …".
    pub(super) name: &'static str,
    /// The matching skill.
    pub(super) skill: Option<Skill>,
    /// The matching kinds, as set by the candidate.
    pub(super) kind: Option<&'static str>,
    /// Phrases of questions about it, separated by semicolons.
    pub(super) asks: &'static str,
    /// Phrases of stories that are about it.
    pub(super) says: &'static str,
    /// Phrases of stories that may be about it.
    pub(super) hints: &'static str,
    /// Whether only stories about it are an answer.
    pub(super) is_needed: bool,
}

const TOPIC: Topic = Topic {
    name: "",
    skill: None,
    kind: None,
    asks: "",
    says: "",
    hints: "",
    is_needed: false,
};

/// All of them. What a failure is, `failure` knows.
pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "a missed date",
        asks: "miss*|slip* .. deadline|date|commitment|promise; deadline|date|commitment|promise \
               .. miss*|slip*|broke|break; broke|break .. commitment|promise|deadline; \
               deliver*|ship*|launch* .. late; behind schedule; didn|not|couldn t|keep|meet .. \
               deadline|date|promise|commitment",
        says: "miss* .. date|deadline|day|launch|milestone|quarter; date|deadline .. \
               miss*|slip*|lost|gone; days|weeks|months late; late by; behind schedule; not|t \
               meet|make|hit|keep .. date|deadline",
        hints: "i .. promised; new date; delay*; slip*; i missed it",
        ..TOPIC
    },
    Topic {
        name: "a disagreement",
        kind: Some("conflict"),
        asks: "disagree*; conflict; conflicts; push* back; said|say no to; stood|stand up \
               to|for|against; argu* with|against; refused to compromise; dispute; clash*; objected",
        says: "disagree*; push* back; objected; object* to; oppos*; i|he|she|they|we argued; \
               argued against|for|with; i refused; refused to; said no; told .. no; conflict; \
               dispute*; overrul*; escalat*; clash*; against .. advice|plan|wish|will; \
               wanted|insisted .. but i",
        hints: "he|she|they wanted; resisted; skeptic*; insisted; did not|t agree; i was against; \
                doubted; my director|manager|boss .. expected|wanted",
        is_needed: true,
        ..TOPIC
    },
    Topic {
        name: "somebody above you",
        asks: "manager|boss|supervisor; executive*; senior leader*|stakeholder*; \
               director|vp|leadership",
        says: "my|our|the|his|her manager|boss|director|vp|ceo|cto|cfo|coo; our|the head of; \
               general manager; executive*",
        ..TOPIC
    },
    Topic {
        name: "pricing",
        asks: "price*; pricing; monetiz*; charge|charged|charging; subscription*",
        says: "pricing; chang*|rais*|lower*|increas*|cut|set|test*|doubl*|new|higher|list .. \
               price|prices|fee|fees; price|prices increas*|chang*|went|rose|fell|from|was; price \
               change|increase|rise|cut|test; monetiz*; willing* to pay; per seat; price \
               plan|plans|tier|tiers|point|list; we|i charged",
        hints: "price*; tier*; fee; discount*; subscription*",
        is_needed: true,
        ..TOPIC
    },
    Topic {
        name: "a launch",
        skill: Some(Skill::Launch),
        asks: "launch*; brought to market; go to market; rollout; roll* out; release*",
        says: "launch*; rolled .. out; went live; go to market; shipped",
        hints: "release*; rollout; first version",
        ..TOPIC
    },
    Topic {
        name: "a launch put off",
        asks: "delay*|postpone*|held|hold .. launch|release; launch|release .. \
               back|delay*|postpone*; quality and speed; go no go",
        says: "moved|delayed|postponed|held|stopped|pushed|blocked .. launch|release|date|rollout; \
               launch .. moved|delayed|postponed|by .. days|weeks",
        hints: "not ready; not good enough",
        ..TOPIC
    },
    Topic {
        name: "feedback you got",
        asks: "received|receive|got|get|given .. feedback|criticism; \
               negative|critical|hard|tough|harsh|difficult|honest feedback; criticism; feedback \
               you",
        says: "feedback|review|survey .. me|my|i; told me .. i|my; said .. i \
               was|interrupted|talked|did|never; critici*; i had been; heard about me|myself",
        hints: "feedback",
        ..TOPIC
    },
    Topic {
        name: "what customers said",
        skill: Some(Skill::CustomerInsight),
        kind: Some("customer"),
        asks: "customer|customers|user|users|client feedback|complaint*|complain*; customers .. \
               telling|wanted|said|needed; watched .. customers|users",
        says: "customers|users|clients|people|they said|told|complain*|wrote|asked; complaint*; i \
               called|interviewed|visited|watched|spoke|met .. \
               customers|users|people|clients|offices|shops; customer|user interviews; support \
               tickets|calls",
        hints: "interview*; survey*; feedback; tickets",
        ..TOPIC
    },
    Topic {
        name: "hiring",
        skill: Some(Skill::Hiring),
        asks: "hire|hired|hires|hiring; interview panel; candidate*; recruit*",
        says: "hire|hired|hires|hiring; candidate|candidates; recruit*; job offer",
        hints: "interviewed; loop; references",
        is_needed: true,
        ..TOPIC
    },
    Topic {
        name: "helping somebody grow",
        asks: "mentor*; coach*; fall* behind with; underperform*|struggling; someone|somebody .. \
               grow|ready|promoted|productive; develop* someone|somebody|people; help* .. \
               coworker|teammate|colleague",
        says: "mentor*; coach*; promoted; her|his|their first month|week|project|review; i gave \
               her|him|them .. feedback|work|ownership; let her|him|them lead|run|present; \
               underperform*|struggl*; onboard*",
        hints: "junior; intern; one on one; feedback",
        is_needed: true,
        ..TOPIC
    },
    Topic {
        name: "little money",
        skill: None,
        asks: "budget*; limited|few|fewer|scarce resources; save*|saving .. money|cost|costs; \
               cost*; spend*|spent; almost no money; with less; constraint*; headcount; \
               vendor|supplier",
        says: "budget*; saved; no money; money was; cost|costs .. from|fell|by; headcount; without \
               .. engineer*|budget|money; cheaper; vendor|supplier|contract; turned down .. \
               vendor|supplier|offer|quote",
        hints: "cost*; spreadsheet; afford*",
        ..TOPIC
    },
    Topic {
        name: "a simpler or new way",
        kind: Some("innovation"),
        asks: "innovat*; invent*; simpl*; creative*; new way; overcomplicat*; different approach",
        says: "simpl*; invent*; replaced; removed; new way; prototype*; paper version; no longer \
               need*|have|had",
        hints: "instead of; idea*; one step; one screen",
        ..TOPIC
    },
    Topic {
        name: "a bold idea",
        skill: Some(Skill::Vision),
        asks: "vision; bold; big|bigger idea; big bet; much bigger; ambitious; ten times; think* \
               big",
        says: "vision; press release; bigger; new business|market|line; ten times; asked for more",
        hints: "million .. idea|plan; one city; wrote .. paper",
        ..TOPIC
    },
    Topic {
        name: "an experiment",
        skill: Some(Skill::Experiments),
        kind: None,
        asks: "a b test|tests; experiment*; tested; pilot; beta; variant",
        says: "a b test|tests; experiment*; control group; pilot; variant; holdout; test with|on",
        hints: "tested; percent of customers|users|traffic; beta",
        ..TOPIC
    },
    Topic {
        name: "looking closely at data",
        skill: Some(Skill::Data),
        kind: Some("data"),
        asks: "using data; data .. decision; sql; logs; deep; details; metric .. \
               dropped|drop|fell; metrics looked; data .. \
               wrong|surprise*|surprising|misleading|misled",
        says: "i read .. cases|tickets|queries|logs|recordings|calls|chats|records; i pulled; \
               logs|log; queries; i counted|measured|matched|compared|sampled|segmented; data \
               showed|said; repeated .. experiment|test; mislabel*",
        hints: "data; numbers; myself; sql",
        ..TOPIC
    },
    Topic {
        name: "the root cause",
        skill: Some(Skill::RootCause),
        asks: "root cause; find out why; kept coming back; obvious explanation; trace*; five whys",
        says: "root cause; the cause|reason .. was; i traced; i found .. that; turned out; because \
               .. log|label|cache|job|script|query",
        hints: "i read; why",
        ..TOPIC
    },
    Topic {
        name: "quality",
        asks: "quality; standard|standards; raise the bar; defect|defects; bug|bugs; good enough; \
               slide",
        says: "quality; bug|bugs; defect*; checklist; bar; error rate; good enough; mechanism",
        hints: "errors; fix*; release",
        ..TOPIC
    },
    Topic {
        name: "deciding without all the facts",
        skill: Some(Skill::Ambiguity),
        kind: Some("ambiguity"),
        asks: "without all the data; quick|fast decision; calculated risk; no time; \
               incomplete|missing .. data|information; ambigu*; unclear; couldn t reach; waiting",
        says: "did not|t know; no data; could .. undo|undone|reversed; reversible; within .. \
               hour|hours; the same day|hour|night; that night|afternoon; had .. \
               hours|minutes|days to; i decided; without waiting",
        hints: "unclear; guess*; risk*; unknown",
        ..TOPIC
    },
    Topic {
        name: "moving people without authority",
        skill: Some(Skill::Leadership),
        kind: Some("leadership"),
        asks: "convince*; persuad*; influence*; without authority; report to you; other teams; win \
               .. over; sold",
        says: "convinc*; persuad*; agreed to; i showed .. them|him|her|the; not|t report to; i \
               asked .. lead|leads|teams|director; joined",
        hints: "agreed; other teams",
        ..TOPIC
    },
    Topic {
        name: "stopping something",
        asks: "kill*; shut* down; sunset*; you stopped; stop|stopped .. \
               project|feature|work|research*|product; unfinished; cancel* .. project|feature; \
               retire*|deprecat*",
        says: "i|we stopped; shut .. down; killed; i|we ended|retired|canceled; stop rule; \
               recommended .. stop*|end*|clos*; deprecat*",
        hints: "stopped; closed",
        ..TOPIC
    },
    Topic {
        name: "those outside your product",
        asks: "environment*; ethic*; privacy; safety; accessib*; weren t your customers; \
               unintended; societ*|communit*; impact on people; harm*; climate; carbon; emission*; \
               sustainab*",
        says: "plastic; emission*|carbon|waste; privacy; accessib*; screen reader*; wheelchair*; \
               harm*; safety; neighbor*; deaf|blind; minors|children; recall*; co2; climate; \
               freight; recycl*; neighbour*",
        hints: "law|legal|regulat*",
        ..TOPIC
    },
    Topic {
        name: "moving customers to something new",
        asks: "migrat*; deprecat*",
        says: "migrat*; deprecat*; old .. moved|turned off; moved .. new",
        ..TOPIC
    },
    Topic {
        name: "learning something new",
        asks: "learn a|about|something|quickly|in; curious; taught yourself; skills; comfort zone; \
               industry you knew; learned something; outside your field|area|expertise; new to you",
        says: "taught myself; i learned; i studied; took a course|class; i had never; i did \
               not|didn know .. about; shadow*; knew nothing about; i read .. papers|books",
        hints: "learned; course; books|papers",
        ..TOPIC
    },
    Topic {
        name: "the people on your team",
        asks: "burn* out|burning; on call; nights|weekends; morale; overwork*; being heard; hard \
               time; better place to work; respect*; reorg; team .. safe; work better for; better \
               for your team",
        says: "burn* out|burnout; overtime; on call; weekend*; morale; turnover; quit; team \
               survey; reorg*; night shift*; pages a night|week",
        hints: "tired; nights",
        ..TOPIC
    },
    Topic {
        name: "an outage or a crisis",
        asks: "outage*; incident*; crisis; emergency; security; breach; something broke; broke .. \
               customers|users; went down; live issue",
        says: "outage*; incident*; went down; breach*; rolled .. back; offline; crash*; leak*; \
               checkout|site|app|server|system|service|payments|login failed; couldn|can|could \
               t|not log in",
        hints: "on call",
        ..TOPIC
    },
    Topic {
        name: "a process or a manual task",
        asks: "automat*; process; manual*; approval|handoff; removed|cut steps|step; fewer steps; \
               paperwork; form|forms",
        says: "automat*; by hand; manual*; script; process; deleted|removed|cut .. \
               fields|steps|screens|forms|approvals",
        hints: "every monday|week; minutes instead; approval*; spreadsheet",
        ..TOPIC
    },
    Topic {
        name: "what nobody owned",
        asks: "wasn t your job; not your job; nobody|no one owned; outside your; initiative; \
               nobody had asked|asked; without being asked|told; unglamorous; not your \
               job|team|responsibility",
        says: "nobody|no one owned|owns; not|t my job; wasn t mine; outside my; nobody|no one had \
               asked|asked; without being asked; not part of my; was|am not on that|the team; not \
               my team|paper|area|product|project",
        ..TOPIC
    },
    Topic {
        name: "plain words about bad news",
        asks: "bad news; trust; honest*; own* up; admit*",
        says: "bad news; i admitted; i apolog*; my mistake; i called .. \
               vp|customer|director|him|her|them|lead; i told the room|vp|director|customers|team; \
               trust; i told each|them|him|her .. in person; i had been wrong; let go",
        hints: "honest*; i said that i",
        ..TOPIC
    },
    Topic {
        name: "what you left out",
        skill: Some(Skill::Prioritisation),
        asks: "prioriti*; deprioriti*; trade off; competing; let go; choose between; left off",
        says: "i cut; i dropped; i said no; i turned down; i chose; deferred; instead of; at the \
               expense|cost of; ranked|prioriti*; i stopped",
        hints: "roadmap; quarter",
        ..TOPIC
    },
    Topic {
        name: "getting it done",
        skill: Some(Skill::Delivery),
        kind: Some("delivery"),
        asks: "setback; blocker; tight deadline; deadline; deliver*",
        says: "on time; deadline; on schedule; days early|before; blocked; delivered; weeks left; \
               began|begins in",
        hints: "due; by \
                june|july|august|september|october|november|december|january|february|march|april|may",
        ..TOPIC
    },
    Topic {
        name: "seeing it for yourself",
        asks: "see for yourself; saw for yourself; into the field; in the field; first hand; \
               firsthand; on site; went to see; spent time with",
        says: "i visited|shadowed|observed|rode; i watched .. customers|users|people|recordings; i \
               spent .. days|nights|shifts|weeks|mornings at|in|with|on; i stood|sat|slept|worked \
               at|next|in|behind|beside; i flew to",
        hints: "i called; myself",
        ..TOPIC
    },
    Topic {
        name: "a law or a public body",
        asks: "law|laws; regulation|regulations; regulator|regulators; policy makers; public \
               policy; government",
        says: "council; ministry; parliament; regulator*; public policy; the ban; legislation; \
               lobb*; permit",
        hints: "license; city; legal",
        ..TOPIC
    },
    Topic {
        name: "letting somebody go",
        asks: "let .. someone|somebody|people go; laid|lay off; layoff*; fire|fired .. \
               someone|somebody; had to fire",
        says: "let go; laid off; layoff*; i fired; dismiss*; severance",
        hints: "former; redundan*",
        ..TOPIC
    },
    Topic {
        name: "a danger to customers",
        asks: "safety ahead|over|before|above; unsafe; recall*",
        says: "recall*; unsafe; injur*; stop of sales; stopped .. sales|shipping|shipments; no \
               child",
        hints: "slipped; safety",
        ..TOPIC
    },
];
