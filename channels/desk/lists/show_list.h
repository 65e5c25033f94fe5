// How pages show a list's standing and its rows' outcomes.

#ifndef INTAKE_CHANNELS_DESK_LISTS_SHOW_LIST_H_
#define INTAKE_CHANNELS_DESK_LISTS_SHOW_LIST_H_

#include <string>

#include "channels/building_list/row_answer.h"
#include "channels/desk/lists/list_state.h"
#include "channels/web/language.h"
#include "channels/web/pages.h"
#include "channels/web/words.h"

namespace intake::desk {

// STAGE and STAGE_CLASS of `place`, for a badge.
void ShowStage(const web::Words& words, web::Language language,
               const ListState& list, web::Dictionary& place);

// RESULT and RESULT_CLASS of `place`; REASON, ACTION and RECEIPT as they are.
void ShowAnswer(const web::Words& words, web::Language language,
                const building_list::RowAnswer& answer, web::Dictionary& place);

// "accepted"
std::string ResultWords(const web::Words& words, web::Language language,
                        building_list::RowResult result);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_SHOW_LIST_H_
