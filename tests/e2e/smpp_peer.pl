#!/usr/bin/perl
# An SMSC over Debian's Net::SMPP, to the same end as smpp_peer.js: it may be
# killed at any moment and started again, delivers FOLDER/messages until each is
# in FOLDER/acknowledged, and writes what it is told to send to FOLDER/replies.
#
# Usage: smpp_peer.pl FOLDER PORT WINDOW; port 0 takes a free one.
use strict;
use warnings;
use Encode qw(decode encode);
use IO::Select;
use Net::SMPP;
use Time::HiRes qw(time);

my ($folder, $port, $window) = @ARGV;
$SIG{PIPE} = 'IGNORE';

sub lines_of {
    my ($name) = @_;
    open(my $file, '<', "$folder/$name") or return ();
    chomp(my @lines = <$file>);
    return @lines;
}

sub append {
    my ($name, $line) = @_;
    open(my $file, '>>', "$folder/$name") or die "$folder/$name: $!";
    syswrite($file, "$line\n");
    close($file);
}

my %acknowledged = map { $_ => 1 } lines_of('acknowledged');
my @waiting = grep { !$acknowledged{$_->[0]} } map { [split /\t/] } lines_of('messages');

my $listener = Net::SMPP->new_listen('127.0.0.1', port => $port) or die "listen: $!";
open(my $port_file, '>', "$folder/port") or die;
print $port_file $listener->sockport, "\n";
close($port_file);

# The text of a submit_sm, without its user data header.
sub text_of {
    my ($pdu) = @_;
    my $octets = $pdu->{short_message};
    $octets = substr($octets, 1 + ord($octets)) if $pdu->{esm_class} & 0x40;
    my $text = decode($pdu->{data_coding} == 8 ? 'UCS-2BE' : 'ascii', $octets);
    $text =~ s/\n/ /g;
    return encode('UTF-8', $text);
}

sub deliver {
    my ($connection, $seq, $message) = @_;
    my (undef, $sender, $coding, $esm, $sar, $hex) = @$message;
    my @parameters;
    if ($sar ne '-') {
        my ($reference, $count, $number) = split /,/, $sar;
        @parameters = (sar_msg_ref_num => pack('n', $reference),
                       sar_total_segments => pack('C', $count),
                       sar_segment_seqnum => pack('C', $number));
    }
    $connection->deliver_sm(
        async => 1, seq => $seq, source_addr => $sender,
        source_addr_ton => 1, source_addr_npi => 1,
        destination_addr => '79090597272', data_coding => $coding,
        esm_class => $esm, short_message => pack('H*', $hex), @parameters);
}

sub serve {
    my ($connection) = @_;
    my ($bound, $seq, $submitted) = (0, 0, 0);
    my %given;
    # Responses that take their time: when they are due, by sequence number.
    my %due;
    my $select = IO::Select->new($connection);
    while (1) {
        for my $answered (grep { $due{$_} <= time } keys %due) {
            delete $due{$answered};
            $connection->submit_sm_resp(seq => $answered, message_id => $answered);
        }
        if ($bound && @waiting && keys %given < $window) {
            my $message = shift @waiting;
            $given{++$seq} = $message;
            deliver($connection, $seq, $message);
        }
        next unless $select->can_read(0.005);
        my $pdu = $connection->read_pdu() or last;
        my $command = $pdu->explain_cmd;
        if ($command eq 'bind_transceiver') {
            $bound = $pdu->{system_id} eq 'intake' && $pdu->{password} eq 'secret';
            $connection->bind_transceiver_resp(
                seq => $pdu->{seq}, status => $bound ? 0 : 0x0E, system_id => 'perl');
        } elsif ($command eq 'enquire_link') {
            $connection->enquire_link_resp(seq => $pdu->{seq});
        } elsif ($command eq 'unbind') {
            $connection->unbind_resp(seq => $pdu->{seq});
            last;
        } elsif ($command eq 'submit_sm') {
            if (++$submitted % 25 == 0) {
                $connection->submit_sm_resp(seq => $pdu->{seq}, status => 0x58, message_id => '');
                next;
            }
            append('replies', "$pdu->{destination_addr}\t" . text_of($pdu));
            $due{$pdu->{seq}} = time + rand(0.2);
        } elsif ($command eq 'deliver_sm_resp') {
            my $message = delete $given{$pdu->{seq}} or next;
            if ($pdu->{status} == 0) {
                append('acknowledged', $message->[0]);
            } else {
                push @waiting, $message;
            }
        }
    }
    unshift @waiting, values %given;
}

while (1) {
    my $connection = $listener->accept or next;
    serve($connection);
    close($connection);
}
