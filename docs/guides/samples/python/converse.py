"""Asks the retail assistant: converse.py HOST:PORT "where is my order", or converse.py HOST:PORT question.wav answer.wav"""
import os
import queue
import sys
import threading
import time
import wave

import grpc
from callmesh.gateway.v1 import gateway_pb2 as gateway, gateway_pb2_grpc


class Call:
    """One conversation. What is put into `requests` is sent; None ends it."""

    def __init__(self, stub, config, key):
        self.requests = queue.Queue()
        self.greeted, self.answered = threading.Event(), threading.Event()
        self.sound = bytearray()
        self.failure = None
        self.requests.put(gateway.ConverseRequest(config=config))
        metadata = [("authorization", "Bearer " + key)] if key else None
        self.responses = stub.Converse(iter(self.requests.get, None), timeout=120, metadata=metadata)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        try:
            for response in self.responses:
                self.told(response)
        except grpc.RpcError as failure:
            self.failure = failure  # INVALID_ARGUMENT: config.assistant: must name an assistant
        finally:
            self.greeted.set()
            self.answered.set()

    def told(self, response):
        kind = response.WhichOneof("response")  # None: something that a later version added
        if kind == "audio":
            self.sound += response.audio
        elif kind == "heard" and response.heard.final:
            print("caller ", response.heard.text, flush=True)
            self.sound.clear()  # the answer, without the greeting
        elif kind == "said":
            print("agent  ", response.said.text, flush=True)
            (self.answered if response.said.turn else self.greeted).set()
        elif kind == "trouble":
            print("trouble", response.trouble.message, flush=True)

    def hang_up(self):
        self.requests.put(gateway.ConverseRequest(hang_up=gateway.HangUp()))
        self.reader.join()
        self.requests.put(None)
        if self.failure:
            sys.exit(f"{self.failure.code().name}: {self.failure.details()}")


def type_question(stub, question, key):
    """A typed turn."""
    call = Call(stub, gateway.ConverseConfig(assistant="retail", language="en", text=gateway.TextOnly()), key)
    call.greeted.wait()
    call.requests.put(gateway.ConverseRequest(text=question))
    call.answered.wait()
    call.hang_up()


def speak(stub, question, answer, key):
    """A spoken turn: 20 ms every 20 ms from the beginning to the end, silence where nothing is said."""
    with wave.open(question) as wav:  # mono, 16 bit, 8 or 16 kHz
        rate = wav.getframerate()
        sound = wav.readframes(wav.getnframes())
    audio = gateway.AudioFormat(encoding=gateway.AudioFormat.ENCODING_LINEAR16, rate_hz=rate)
    call = Call(stub, gateway.ConverseConfig(assistant="retail", language="en", audio=audio), key)
    size = rate // 50 * 2
    due = time.monotonic()
    while not call.answered.is_set():
        frame = b""
        if call.greeted.is_set():
            frame, sound = sound[:size], sound[size:]
        call.requests.put(gateway.ConverseRequest(audio=frame.ljust(size, b"\0")))
        due += 0.02
        time.sleep(max(0, due - time.monotonic()))
    call.hang_up()
    with wave.open(answer, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(rate)
        wav.writeframes(call.sound)


def main(address, *what):
    key = os.environ.get("CALLMESH_KEY")
    options = [("grpc.keepalive_time_ms", 10_000)]
    with grpc.insecure_channel(address, options) as channel:  # grpc.secure_channel(address, grpc.ssl_channel_credentials()) through TLS
        stub = gateway_pb2_grpc.DialogueServiceStub(channel)
        if len(what) == 1:
            type_question(stub, what[0], key)
        else:
            speak(stub, what[0], what[1], key)


main(*sys.argv[1:])
