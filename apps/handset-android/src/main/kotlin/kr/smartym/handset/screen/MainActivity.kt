package kr.smartym.handset.screen

import android.app.Activity

class MainActivity : Activity()
