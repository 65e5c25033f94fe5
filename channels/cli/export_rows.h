// Rows for billing as lines of a file: the same row gives the same bytes for
// ever.
//
// CSV is RFC 4180 with LF at the end of lines, in UTF-8: a header, and a column
// for each field of intake.v1.ChangeRow, flattened. JSON Lines is an
// intake.v1.ChangeRow a line, in Protobuf's JSON.

#ifndef INTAKE_CHANNELS_CLI_EXPORT_ROWS_H_
#define INTAKE_CHANNELS_CLI_EXPORT_ROWS_H_

#include <string>

#include "intake/v1/export_service.pb.h"

namespace intake::cli {

enum class ExportFormat { kCsv, kJsonLines };

// What a file begins with; empty for JSON Lines.
std::string ExportHeader(ExportFormat format);

// One line with its end.
std::string ExportLine(ExportFormat format, const v1::ChangeRow& row);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_EXPORT_ROWS_H_
