// What an agent types instead of values: answers to a judgement, and commands.

#ifndef INTAKE_CHANNELS_DESK_CALL_CALL_ANSWER_H_
#define INTAKE_CHANNELS_DESK_CALL_CALL_ANSWER_H_

#include <string>

#include "absl/strings/string_view.h"
#include "channels/desk/call/typed_call.h"

namespace intake::desk {

// Changes `call` by an answer to its judgement: `+` takes what is proposed, a
// number goes where the fault is, a line of numbers (`12389+690`) to all
// registers. False: it is no answer, and nothing is changed.
bool ApplyAnswer(absl::string_view answer, TypedCall& call);

// `-` or `*2` for the whole form, whichever field it was typed into: where the
// cursor is depends on the page. Else `answer`.
std::string TypedCommand(const TypedCall& call, const std::string& answer);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_CALL_ANSWER_H_
