/* SPDX-License-Identifier: MIT */
/* Sentences of auditors of the invented quarter about each domain. */
#include "make-quarter.h"

/* @w a time, @p a person or agency, @n a number, @q a child's words: see say(). */
const char *const sayings[DOMAIN_COUNT][2][SAYINGS] = {
    [REFERRAL] =
        {{"The transfer record does not say why the case moved @w, and the receiving worker had to ring @p to find "
          "out.",
          "@n weeks passed between the first contact and a named worker, and no one told the family who would be in "
          "touch.",
          "The referral from @p lists incidents without saying what harm was feared, and nobody went back to ask."},
         {"The referral from @p says plainly what was seen, who was worried and what the family already knew.",
          "The case was handed over at a joint visit @w, so the child met the new worker with the one they knew.",
          "Screening took @n hours, consent was sought, and the referrer was told of the outcome in writing."}},
    [ASSESSMENT] =
        {{"The assessment rests on what mother reported @w; the account of @p was available and was not used.",
          "Father is mentioned by first name only, was not contacted, and his history is missing from the analysis.",
          "The document runs to many pages, yet the analysis is @n lines long and does not say what should change."},
         {"The assessment describes an ordinary school day and a weekend for this child, and the analysis follows from "
          "both.",
          "Both parents and @p contributed, and where their accounts differ the worker says which one she relies on "
          "and why.",
          "It was updated @w, after new information, and the change in need is easy to trace."}},
    [PLAN] =
        {{"The plan has @n actions that begin with “monitor” or “support” and none that says what success would look "
          "like.",
          "Dates in the plan had passed by the time of the audit, and the plan was not rewritten @w.",
          "Services are listed without saying what each is meant to change for the child; @p had no copy."},
         {"Each of the @n goals is put as something the child would notice, with a name and a date beside it.",
          "The plan was drawn up with the family @w, and their own words are used for what they want to be different.",
          "There is a clear fallback if the first steps do not work, and @p knows their part in it."}},
    [CHRONOLOGY] =
        {{"The chronology stops @w, and the two most significant events since then are only in the case notes.",
          "Entries are pasted from case notes, so a reader has to go through @n pages to see the pattern of neglect.",
          "Only entries from our own service appear; what @p holds about earlier years is not there."},
         {"The chronology is short, is kept up to date, and shows at a glance how the absences from home grew @w.",
          "Each entry says what happened and what it meant for the child, with information from @p built in.",
          "The worker used the chronology in supervision, and @n earlier patterns were recognised because of it."}},
    [RISK] =
        {{"The safety plan depends on mother telling us if the partner returns; nothing was put in place @w to check "
          "this.",
          "@p reported a new injury, and the risk assessment was not looked at again for @n weeks.",
          "The worry about exploitation is named in the notes, but no tool was used and no one drew up a plan for it."},
         {"Risk is weighed against what is going well, is checked with @p, and was looked at again @w when things "
          "changed.",
          "The safety plan names who will do what at night and at weekends, and the children could explain it.",
          "Strategy discussion and enquiries followed within @n days, and the decision not to go further is "
          "reasoned."}},
    [VISITS] =
        {{"There was a gap of @n weeks between visits @w, and the file gives no reason for it.",
          "The child was never seen without a parent in the room, although @p had asked for this twice.",
          "Visit notes describe the conversation with the adults; the home and the bedroom are not described."},
         {"Visits were on time, announced and unannounced, and the child was seen alone at home and at school @w.",
          "When the family did not open the door, the worker tried @n other ways and saw the child through @p.",
          "Each note says what the visit was for and what the worker will do next."}},
    [VOICE] =
        {{"The child is described by others throughout; their own view of the plan was not sought @w.",
          "The wishes and feelings section repeats the entry from @n reviews ago, although much had changed.",
          "For a child with few words there is no observation, and @p was not asked how the child shows distress."},
         {"Direct work over @n sessions is on the file, and the child’s words – “@q” – changed the contact plan.",
          "The child chose where to meet and who should speak for them at the review @w.",
          "Observation of the baby with each carer is careful and specific, and is compared with what @p saw."}},
    [FAMILY] =
        {{"Father lives nearby and sees the child, but nobody had spoken to him @w.",
          "Grandparents who care for the children on @n days a week are not part of the plan.",
          "The report reached the parents on the morning of the meeting, and there is no sign that they understood "
          "it."},
         {"Both parents were seen separately as well as together, and father’s view is recorded as fully as mother’s.",
          "A family meeting @w brought in @n relatives who now share school runs and bedtimes.",
          "The carers have the history they need, are in touch with @p, and say that they feel listened to."}},
    [PROGRESS] =
        {{"@n of the goals are no nearer than they were @w, and the plan carries on as if they were.",
          "The parenting work was promised, waited for and then closed for non-attendance without anything in its "
          "place.",
          "What has improved is attendance at meetings; the view of @p is that home is no different for the child."},
         {"School attendance rose and the child is sleeping better; @p confirms that the change has lasted since it "
          "began @w.",
          "Of the @n goals most are met, and what remains is with the right agency and has a date.",
          "When the first programme did not suit the family, it was changed within weeks and the second one worked."}},
    [DECISIONS] =
        {{"The decision to step down was taken @w, but the reasons are not on the file and @p was not consulted.",
          "Legal advice was discussed in @n supervisions before it was sought, with the same concerns each time.",
          "Decisions are recorded as agreed by a manager without saying what else was considered."},
         {"Each turning point @w has a decision with a date, a name and the reasons for and against.",
          "Thresholds were applied evenly: the case was stepped up when it had to be, and @p was told the same day.",
          "The options for the child’s long-term care were set out side by side, and the @n-month delay was avoided."}},
    [OVERSIGHT] =
        {{"Supervision took place @n times in the year, and its actions are repeated from one record to the next.",
          "The manager’s entries sign work off; they do not question why the visits slipped @w.",
          "Drift had been pointed out by @p, and no management decision followed."},
         {"Supervision is monthly, looks at the child’s experience, and its actions are followed up the next time.",
          "The manager read the file @w, challenged the delay and set a date, which was kept.",
          "There is a clear management footprint at @n key points, and it made a difference to the plan."}},
    [REVIEW] =
        {{"The review @w was held @n weeks late, and half of the professionals sent apologies without a report.",
          "The minutes list updates; they do not say whether the child is safer than last time.",
          "Recommendations from the last review were carried forward without asking why they had not been done."},
         {"Reviews are on time, take each goal in turn, and say what is to change before the next one.",
          "The chair met the child before the meeting @w and made sure that @p reported in plain words.",
          "The core group met @n times between conferences and adjusted the plan each time."}},
    [DIVERSITY] =
        {{"Ethnicity and religion are ticked on the form, and nothing is said of what they mean to this family.",
          "The interpreter was missing at @n visits, and the older sibling was used instead.",
          "The child’s learning disability is named, but the plan does not change anything because of it."},
         {"The family’s faith and routines were asked about, and visits were arranged around them @w.",
          "The worker thinks about poverty and isolation, and with @p found a nursery place and a bus pass.",
          "Communication aids were used with the child, and the carers were shown @n ways of using them."}},
    [RECORDING] =
        {{"@n case notes were entered more than two weeks after the visit, and some are initials and abbreviations.",
          "The case summary describes the position of last year, and a worker on duty would have been misled.",
          "Fact and opinion run together, and an email from @p is pasted in whole."},
         {"Notes are entered within days, are easy to follow, and could be read by the young person later on.",
          "The case summary was rewritten @w and gives the present position in one page.",
          "Opinion is marked as such, the source of each fact is given, and letters from @p are on the file."}},
    [PLACEMENTS] =
        {{"The placement was made at short notice @w, and the carers had not been told of the risks at night.",
          "This is one of @n moves, and the reasons why the earlier ones ended were not looked into.",
          "Contact with brothers and sisters was reduced by the move, and no one has said how it will be restored."},
         {"The match was thought through: the child visited @n times, and school stayed the same.",
          "The carers and @p meet each month, and the child says that this feels like home.",
          "Worries about stability @w were met early with respite and a support worker, and the placement held."}},
    [INDEPENDENCE] =
        {{"The young person does not know what money or housing to expect, and the pathway plan was not shared @w.",
          "Cooking and budgeting are listed as goals in @n reviews, but no one has been asked to teach them.",
          "The health passport has not been started, and @p does not know the young person’s plans."},
         {"The young person is saving, cooks for the household and has spent @n weekends in a trainer flat.",
          "Age-appropriate steps – choosing clothes, travelling to school – are part of the plan and are tried out.",
          "The personal adviser was introduced @w and goes with the young person to @p."}},
};
