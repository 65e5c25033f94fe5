#include "core/messages/rule_texts.h"

namespace intake {
namespace {

constexpr RuleText kTexts[] = {
    {Rule::kUnreadableText,
     "We could not understand the message: it needs the account number and the "
     "readings in digits. Please send them with a blank between[, for example: "
     "{suggestion}].",
     "We could not read this.", "Please send: ACCOUNT READING.",
     Resend::kHelps},
    {Rule::kSeveralAccounts,
     "The message names several accounts[: {got}]. Please send one message for "
     "each account.",
     "Several accounts in one message.", "Please send each one separately.",
     Resend::kNoHelp},
    {Rule::kAmbiguousNumber,
     "The numbers[ {got}] can be read in more than one way[: {wanted}]. Please "
     "send each reading without blanks inside, with one blank between them[: "
     "{suggestion}].",
     "The numbers are not clear.", "Please send them with one blank between.",
     Resend::kHelps},
    {Rule::kValueFormat,
     "The reading[ ({register})][ \"{got}\"] is not a number. Please send the "
     "digits that the meter shows, for example 12345.",
     "The reading is not a number.", "Please send the digits on the meter.",
     Resend::kHelps},
    {Rule::kTooManyDigits,
     "The reading[ ({register})][ {got}] has too many digits[: the meter shows "
     "{wanted} before the point]. Please send the digits before the point, "
     "without the red ones.",
     "Too many digits.", "Please send the digits before the point.",
     Resend::kHelps},
    {Rule::kFractionIgnored,
     "The extra decimals[ of {got}][ ({register})] were cut[: we count "
     "{wanted}]. If that is wrong, please send the reading again.",
     "Decimals were cut.", "If that is wrong, please send again.",
     Resend::kHelps},
    {Rule::kAccountNotFound,
     "Account[ {got}] was not found. Please check the number on your bill and "
     "send the readings again.",
     "The account was not found.", "Please check its number and send again.",
     Resend::kNoHelp},
    {Rule::kAccountClosed,
     "The account was closed[ on {wanted}][, the reading is of {got}]. If that "
     "is a mistake, please contact the sales office.",
     "The account is closed.", "If that is a mistake, please call us.",
     Resend::kNoHelp},
    {Rule::kAccountRestored,
     "The account number[ {got}] was completed with zeros[: {wanted}]. If it "
     "is not yours, please send the readings with the full number.",
     "Zeros were put back in the account.",
     "If it is not yours, please send again.", Resend::kNoHelp},
    {Rule::kTargetAmbiguous,
     "The readings[ ({got})] fit more than one set of meters[: {wanted}]. "
     "Please name the meter beside each reading[: {suggestion}].",
     "It is not clear which meters these are of.",
     "Please name each and send again.", Resend::kHelps},
    {Rule::kNoSuchRegister,
     "This account has no such register[: {got}][; it has {wanted}]. Please "
     "correct the name and send the readings again.",
     "The account has no such register.",
     "Please correct its name and send again.", Resend::kHelps},
    {Rule::kFewValues,
     "There are fewer readings than needed[: {got} came, {wanted} are needed]. "
     "Please send all of them together.",
     "Readings are missing.", "Please send all of them together.",
     Resend::kHelps},
    {Rule::kExtraValues,
     "There are more readings than needed[: {got} came, {wanted} are needed]. "
     "Please send only those of this account.",
     "There are extra readings.", "Please send only those of this account.",
     Resend::kHelps},
    {Rule::kPartial,
     "Only some of the readings came[: {got}][; {wanted} did not]. Please send "
     "the others too.",
     "Only some readings came.", "Please send the others too.",
     Resend::kNoHelp},
    {Rule::kMeterMismatch,
     "The meter number[ {got}] is not that of the meter in use[ {wanted}]. "
     "Please check it; if the meter was replaced, tell the sales office.",
     "Another meter number.", "Please check it and send again.",
     Resend::kHelps},
    {Rule::kLettersAsDigits,
     "Letters were read as digits[: {got} as {wanted}]. If that is wrong, "
     "please send the readings again.",
     "Letters were read as digits.", "If that is wrong, please send again.",
     Resend::kHelps},
    {Rule::kChannelRetired,
     "Readings are not accepted in this way[ (received on {got})]. Please hand "
     "them in through another channel.",
     "Readings are not taken here.", "Please use another channel.",
     Resend::kNoHelp},
    {Rule::kChannelNotForCommodity,
     "The reading[ ({register})] is not accepted in this way. Please hand it "
     "in through another channel.",
     "This resource is not taken here.", "Please use another channel.",
     Resend::kNoHelp},
    {Rule::kSignatureMissing,
     "The signature is missing. Please sign and hand in the reading again.",
     "The signature is missing.", "Please sign and hand in again.",
     Resend::kNoHelp},
    {Rule::kOutsideMandate,
     "The flat[ ({got})] is outside your buildings and entrances. Please hand "
     "in only your own, or contact the sales office.",
     "The flat is outside your list.", "Please hand in only your own.",
     Resend::kNoHelp},
    {Rule::kSenderUnknown,
     "The phone[ {got}] is not registered for this account. Please send from a "
     "registered phone, or add this one at the sales office.",
     "This phone is not registered.", "Please send from a registered one.",
     Resend::kNoHelp},
    {Rule::kDateInFuture,
     "The date of the reading[ ({got})] is in the future[: today is {wanted}]. "
     "Please correct the date and send again.",
     "The date is in the future.", "Please correct it and send again.",
     Resend::kHelps},
    {Rule::kBeforeInstallation,
     "The meter was installed after the date of the reading[: on {wanted}, the "
     "reading is of {got}]. Please correct the date and send again.",
     "The meter was not there yet.", "Please correct the date and send again.",
     Resend::kHelps},
    {Rule::kTooOld,
     "The reading[ of {got}] is too old[: without a check we take those from "
     "{wanted} on]. If the date is wrong, please send the reading again.",
     "The date is long past.", "If it is wrong, please send again.",
     Resend::kHelps},
    {Rule::kAfterWindow,
     "Readings for the month were taken[ up to {wanted}]; this one came later[ "
     "({got})] and counts for the next bill. Please send it earlier next time.",
     "It came after the window.", "Please send earlier next time.",
     Resend::kNoHelp},
    {Rule::kBeforeWindow,
     "The reading[ of {got}] was taken before the window opens[ ({wanted})] "
     "and counts for that month. There is no need to send it again.",
     "It is dated before the window.", "No need to send it again.",
     Resend::kNoHelp},
    {Rule::kPeriodClosed,
     "The bill[ for {got}] is closed: the reading counts[ in {wanted}] as an "
     "adjustment. There is no need to send it again.",
     "That month is closed.", "No need to send it again.", Resend::kNoHelp},
    {Rule::kMeterRemoved,
     "The meter was removed[ on {wanted}], the reading is later[: of {got}]. "
     "Please check the date; if the meter was replaced, tell the sales office.",
     "The meter was removed.", "Please check the date and send again.",
     Resend::kHelps},
    {Rule::kMeterAutomatic,
     "The meter[ {got}] reports by itself: what you sent is kept but not "
     "billed. There is no need to send its readings.",
     "This meter reports by itself.", "No need to send its readings.",
     Resend::kNoHelp},
    {Rule::kLessThanPrevious,
     "The reading[ ({register})][ {got}] is less than the previous one[, "
     "{wanted}]. Please check the meter and, if you made a mistake, send the "
     "right reading.",
     "It is less than the last reading.", "If it is wrong, please send again.",
     Resend::kHelps},
    {Rule::kRollover,
     "The reading[ ({register})][ {got}] is less than the previous one[, "
     "{wanted}]: the meter seems to have passed zero. If not, please send the "
     "right reading.",
     "The meter passed zero.", "If not, please send again.", Resend::kHelps},
    {Rule::kGreaterThanNext,
     "The reading[ ({register})][ {got}] is more than a later one[, {wanted}]. "
     "Please check the reading and its date and, if you made a mistake, send "
     "the right ones.",
     "It is more than a later reading.", "If it is wrong, please send again.",
     Resend::kHelps},
    {Rule::kCorrectsEarlier,
     "The reading[ ({register})][ {got}] replaces an earlier one[, {wanted}]. "
     "If that is wrong, please send the right reading.",
     "It replaces an earlier reading.", "If that is wrong, please send again.",
     Resend::kHelps},
    {Rule::kHighUsage,
     "The usage[ ({register})][ of {got}] a day is more than usual[ (up to "
     "{wanted})]. Please check the meter and, if you made a mistake, send the "
     "right reading.",
     "The usage is unusually high.", "If it is wrong, please send again.",
     Resend::kHelps},
    {Rule::kZeroUsage,
     "The reading[ ({register})][ {got}] has not changed[ since {wanted}]. If "
     "the meter has stopped, please tell the sales office; if not, there is "
     "nothing to do.",
     "The reading does not change.", "Has the meter stopped? Please tell us.",
     Resend::kNoHelp},
    {Rule::kPreviousSuspect,
     "The reading[ ({register})][ {got}] is less than the previous one[, "
     "{wanted}], but it seems that the previous one is wrong: our staff will "
     "check it. There is nothing to do for you.",
     "The previous reading seems wrong.", "No need to send again.",
     Resend::kNoHelp},
    {Rule::kPhysicalLimit,
     "The usage[ ({register})][ of {got}] a day is more than the connection "
     "can "
     "deliver[ (up to {wanted})]. Please check the meter and send the right "
     "reading.",
     "So much cannot be used.", "Please check and send again.", Resend::kHelps},
    {Rule::kLowUsage,
     "The usage[ ({register})][ of {got}] a day is far less than usual[ (from "
     "{wanted})]. If the reading is wrong, please send it again; if not, there "
     "is nothing to do.",
     "The usage is unusually low.", "If it is wrong, please send again.",
     Resend::kHelps},
    {Rule::kVerificationExpired,
     "The verification of the meter[ {got}] has ended[ on {wanted}]. Please "
     "contact the sales office: the meter must be verified or replaced.",
     "The meter's verification has ended.", "Please contact the sales office.",
     Resend::kNoHelp},
    {Rule::kVerificationSoon,
     "The verification of the meter[ {got}] ends soon[: on {wanted}]. To renew "
     "it in time, please contact the sales office.",
     "The meter's verification ends soon.", "Please contact the sales office.",
     Resend::kNoHelp},
    {Rule::kKeyReused,
     "Other data came before under the number of this message. Please send the "
     "readings again as a new message.",
     "The message number was used before.", "Please send the readings again.",
     Resend::kHelps},
    {Rule::kCorroborated,
     "The same reading[ ({register})][ {got}] came another way before. There "
     "is nothing to do.",
     "The reading is confirmed.", "There is nothing to do.", Resend::kNoHelp},
    {Rule::kRepeated,
     "The same reading[ ({register})][ {got}] was accepted before. There is no "
     "need to send it again.",
     "It was accepted before.", "No need to send it again.", Resend::kNoHelp},
    {Rule::kConflict,
     "There is another reading[ ({register})] of that date[: {wanted}][; this "
     "one says {got}]. Please check the meter and, if you made a mistake, send "
     "the right reading.",
     "Another reading has that date.", "If it is wrong, please send again.",
     Resend::kHelps},
    {Rule::kCodeUnknown,
     "The code[ {got}] was not found. Please check it in our message and send "
     "the answer again.",
     "The code was not found.", "Please check it and send again.",
     Resend::kNoHelp},
    {Rule::kCodeUsed,
     "The question[ of code {got}] is settled. There is no need to answer it "
     "again.",
     "The question is settled.", "No need to answer again.", Resend::kNoHelp},
    {Rule::kCodeExpired,
     "The time to answer[ code {got}] has ended[ on {wanted}]. Please send the "
     "readings again.",
     "The time to answer has ended.", "Please send the readings again.",
     Resend::kHelps},
    {Rule::kAnswerNotAllowed,
     "That answer[ to code {got}] cannot be taken here. Please send the right "
     "reading or contact the sales office.",
     "That answer cannot be taken.", "Please send the right reading.",
     Resend::kHelps},
    {Rule::kConfirmed,
     "You answered our question[ of code {got}]. There is no need to answer it "
     "again.",
     "Your answer was received.", "No need to answer again.", Resend::kNoHelp},
    {Rule::kSwappedRegisters,
     "The readings seem to have changed places[: {register} is {suggestion}, "
     "not {got}]. Please check which register shows what.",
     "Have they changed places?", "Please check and send again.",
     Resend::kHelps},
    {Rule::kFractionAsWhole,
     "The red digits seem to have been sent as whole ones[ ({register})][: "
     "{suggestion}, not {got}]. Please check where the meter has its point.",
     "Are red digits among them?", "Please check and send again.",
     Resend::kHelps},
    {Rule::kDigitsDropped,
     "The first digits seem to be missing[ ({register})][: {suggestion}, not "
     "{got}]. Please check that all digits were sent.",
     "Are the first digits missing?", "Please check and send again.",
     Resend::kHelps},
    {Rule::kDigitTypo,
     "It looks like a slip of the finger[ ({register})][: {suggestion}, not "
     "{got}]. Please check the digits on the meter.",
     "It looks like a typo.", "Please check and send again.", Resend::kHelps},
    {Rule::kUsageNotReading,
     "The usage seems to have been sent in place of the reading[ "
     "({register})][: "
     "{suggestion}, not {got}]. Please check what the meter shows.",
     "Is it the usage?", "Please send the digits on the meter.",
     Resend::kHelps},
    {Rule::kWrongAccount,
     "These seem to be the readings of another account of yours. If so, please "
     "send them with its number[: {suggestion}].",
     "Another account?", "Please check its number and send again.",
     Resend::kHelps},
    {Rule::kMeterChanged,
     "The reading[ ({register})][ {got}] looks like that of a new meter[; the "
     "previous one was {wanted}]. If the meter was replaced, please tell the "
     "sales office.",
     "Was the meter replaced?", "If so, please tell us.", Resend::kNoHelp},
};

}  // namespace

absl::Span<const RuleText> EnglishRuleTexts() { return kTexts; }

}  // namespace intake
