// The frame around every page of the desk: who is logged in, the menu of what
// they may do, what waits for the server, the language, the way out.

#ifndef INTAKE_CHANNELS_DESK_FRAME_H_
#define INTAKE_CHANNELS_DESK_FRAME_H_

#include <functional>

#include "absl/types/span.h"
#include "channels/desk/desk.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "channels/web/words.h"

namespace intake::desk {

// Templates of the layout, the style, and the pages of this folder.
absl::Span<const web::EmbeddedFile> FrameFiles();
absl::Span<const web::Word> FrameWords();

// For Pages::SetFrame. `desk` outlives it.
std::function<void(const web::Visit&, web::Dictionary&)> FrameOf(
    const Desk& desk);

// While it lives, what this thread renders is for `seat`: a page is made by one
// thread from beginning to end, and a visit does not say who came.
class SeatInFrame {
 public:
  explicit SeatInFrame(const Seat& seat);
  ~SeatInFrame();
  SeatInFrame(const SeatInFrame&) = delete;
  SeatInFrame& operator=(const SeatInFrame&) = delete;
};

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_FRAME_H_
